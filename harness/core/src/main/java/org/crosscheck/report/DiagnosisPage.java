package org.crosscheck.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crosscheck.doctor.Diagnosis;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.Level;

/**
 * A diagnosis as one HTML page that loads nothing else.
 *
 * @param diagnosis the diagnosis
 * @param style the style sheet, which is trusted
 */
public record DiagnosisPage(Diagnosis diagnosis, String style) {
  /** {@return the page} */
  public static String of(Diagnosis diagnosis) {
    DiagnosisPage page = new DiagnosisPage(diagnosis, Templates.asset("style.css"));
    return Templates.fill("diagnosis.jte", page);
  }

  /** {@return a content security policy that allows only this style sheet} */
  public String policy() {
    return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
        .formatted(Sha256.of(style));
  }

  /** {@return the result in a few words} */
  public String headline() {
    long bad = count(Level.BAD);
    long unsure = count(Level.UNSURE);
    return bad == 1
        ? "1 problem to fix"
        : bad > 1
            ? bad + " problems to fix"
            : unsure > 0
                ? "No problems found, but not everything could be checked"
                : "No problems found";
  }

  /** {@return the style class of the result} */
  public String resultStyle() {
    return TemplateHelper.style(
        count(Level.BAD) > 0 ? Level.BAD : count(Level.UNSURE) > 0 ? Level.UNSURE : Level.GOOD);
  }

  private long count(Level level) {
    return diagnosis.findings().stream().filter(f -> f.level() == level).count();
  }

  /**
   * One piece of evidence, with everything that reported it.
   *
   * @param url the URL that it is about
   * @param from what reported it, such as {@code chrome and firefox}
   * @param line what was reported
   */
  public record Seen(String url, String from, String line) {}

  /** {@return the evidence of a finding, with equal lines merged} */
  public static List<Seen> seen(Finding finding) {
    Map<List<String>, List<String>> from = new LinkedHashMap<>();
    finding
        .evidence()
        .forEach(
            e ->
                from.computeIfAbsent(List.of(e.url(), e.line()), k -> new ArrayList<>())
                    .add(e.from()));
    return from.entrySet().stream()
        .map(
            e ->
                new Seen(
                    e.getKey().get(0),
                    e.getValue().stream().distinct().sorted().collect(Collectors.joining(" and ")),
                    e.getKey().get(1)))
        .toList();
  }

  /** {@return the lines for the host's configuration, as one text} */
  public String lines() {
    List<String> lines = diagnosis.host().remedy(diagnosis.changes());
    return String.join("\n", lines);
  }
}
