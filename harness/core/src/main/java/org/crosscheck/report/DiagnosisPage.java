package org.crosscheck.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crosscheck.doctor.Diagnosis;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.Level;

/**
 * A diagnosis as one HTML page that loads nothing.
 *
 * @param diagnosis the diagnosis
 * @param style the style sheet, ours
 */
public record DiagnosisPage(Diagnosis diagnosis, String style) {
  /** {@return the page} */
  public static String of(Diagnosis diagnosis) {
    DiagnosisPage page = new DiagnosisPage(diagnosis, Templates.asset("style.css"));
    return Templates.fill("diagnosis.jte", page);
  }

  /** {@return a content security policy that lets in this style sheet and nothing else} */
  public String policy() {
    return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
        .formatted(sha256(style));
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** {@return the answer in a few words} */
  public String headline() {
    long bad = count(Level.BAD);
    long unsure = count(Level.UNSURE);
    return bad == 1
        ? "One thing to mend"
        : bad > 1
            ? bad + " things to mend"
            : unsure > 0 ? "Nothing bad, but not all could be seen" : "Nothing to mend";
  }

  /** {@return the style class of the answer} */
  public String mood() {
    return TemplateHelper.style(
        count(Level.BAD) > 0 ? Level.BAD : count(Level.UNSURE) > 0 ? Level.UNSURE : Level.GOOD);
  }

  private long count(Level level) {
    return diagnosis.findings().stream().filter(f -> f.level() == level).count();
  }

  /**
   * Something that was seen, by all who saw the same.
   *
   * @param url of what
   * @param from by whom, such as {@code chrome and firefox}
   * @param line what
   */
  public record Seen(String url, String from, String line) {}

  /** {@return the evidence of a finding, what several saw once} */
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

  /** {@return the lines to write at the host, as one text} */
  public String lines() {
    List<String> lines = diagnosis.host().remedy(diagnosis.changes());
    return String.join("\n", lines);
  }
}
