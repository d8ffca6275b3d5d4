package org.crosscheck.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.crosscheck.claim.Claim;
import org.crosscheck.fixture.PageSources;
import org.crosscheck.fixture.SourceFile;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.record.ReleaseInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.TestResult;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one visit shows.
 *
 * @param shown everything that is shown
 * @param visit the visit
 * @param hosting the hosting in a sentence, or "" if the run does not explain it
 * @param browser the browser as it reported itself
 * @param command how to make this visit again
 * @param verdicts worst first
 * @param picture the address of a picture of the page when it went wrong, if one was taken
 * @param sources the code of the page, none if it left the fixtures since the run
 */
record VisitPage(
    ReportModel shown,
    VisitRecord visit,
    String hosting,
    String browser,
    String command,
    List<Answer> verdicts,
    Optional<String> picture,
    List<SourceFile> sources) {

  /**
   * One verdict of the visit.
   *
   * @param judged the verdict
   * @param anchor where the claim stands, seen from the views
   * @param claim the claim, unless it left the book since the run
   * @param compared how it differs from the baseline, or why the baseline accepts it
   * @param fails whether somebody should look at it
   */
  record Answer(
      TestResult judged,
      String anchor,
      Optional<Claim> claim,
      Optional<String> compared,
      boolean fails) {
    /** {@return the claim in words, or its id if it left the book since the run} */
    String says() {
      return claim.map(Claim::summary).orElse(judged.of().claim().text());
    }

    /** {@return the verdict in a few words} */
    String word() {
      return new Cell(List.of(judged)).text();
    }

    /** {@return the style class of the verdict} */
    String style() {
      return TemplateHelper.style(judged.verdict().kind());
    }

    /** {@return why the verdict is what it is, or "" if that is just what was expected} */
    String seen() {
      String because = judged.verdict().because();
      return because.equals(judged.expected()) ? "" : because;
    }
  }

  private static final int LINE = 200;

  static VisitPage of(
      ReportModel shown, PageSources sources, Optional<String> picture, VisitRecord visit) {
    List<Answer> answers =
        visit.results().stream()
            .sorted(Comparator.comparing(j -> j.verdict().kind()))
            .map(j -> answer(shown, j))
            .toList();
    return new VisitPage(
        shown,
        visit,
        shown.run().info().hostings().stream()
            .filter(h -> h.name().equals(visit.hosting()))
            .map(h -> h.description())
            .collect(Collectors.joining(" ")),
        shown.title(visit.engine()),
        command(shown.run(), visit),
        answers,
        picture,
        sources.of(visit.fixture()));
  }

  private static Answer answer(ReportModel shown, TestResult judged) {
    Optional<String> compared =
        shown
            .difference(judged.of())
            .map(
                d ->
                    d.kind().displayName()
                        + (d.was().isEmpty() ? "" : " (the baseline accepts " + d.wasText() + ")"))
            .or(() -> shown.reason(judged.of()).map(r -> "accepted in the baseline: " + r));
    return new Answer(
        judged,
        shown.anchor(judged.of().claim()),
        shown.claim(judged.of().claim()),
        compared,
        judged.verdict().kind().deviation());
  }

  /** {@return whether an exchange brought the page itself} */
  static boolean isDocument(Observation seen, Exchange exchange) {
    return exchange.url().equals(seen.url());
  }

  /** {@return the exchanges of a try, those of the page itself before its assets} */
  static List<Exchange> documentFirst(Observation seen) {
    return seen.exchanges().stream()
        .sorted(Comparator.comparing(e -> !isDocument(seen, e)))
        .toList();
  }

  /** {@return a request and its response in one line} */
  static String line(Exchange e) {
    String answer = e.failure().isEmpty() ? String.valueOf(e.status()) : "failed: " + e.failure();
    return TextSanitizer.line(
        e.method() + " " + e.url() + " " + answer + (e.fromCache() ? " from cache" : ""), LINE);
  }

  /** {@return the value of a fact as JSON has it} */
  static String value(@Nullable Object value) {
    if (value instanceof String text) {
      return '"' + text + '"';
    }
    if (value instanceof List<?> list) {
      return list.stream().map(VisitPage::value).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof java.util.Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> value(e.getKey()) + ": " + value(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return String.valueOf(value);
  }

  /** {@return who reported a fact, in lower case} */
  static String reporter(Fact fact) {
    return fact.from().name().toLowerCase(Locale.ROOT);
  }

  /** Which file, host or server a hosting of the user's was, the record does not have. */
  private static String command(RunRecord run, VisitRecord visit) {
    ReleaseInfo release = run.info().release();
    boolean guest = run.externalHostings().contains(visit.hosting());
    String interpreters =
        visit.interpreters().equals("none")
            ? ""
            : Arrays.stream(visit.interpreters().split("-"))
                .distinct()
                .map(i -> " --interpreter " + quoted(i))
                .collect(Collectors.joining());
    String of =
        release.build().isEmpty()
            ? " --release " + quoted(release.name())
            : " --release-dir " + quoted(release.build());
    String guestNote =
        guest
            ? "# with the --hosting-file, --host or --real that gave %s:\n"
                .formatted(TextSanitizer.line(visit.hosting(), LINE))
            : "";
    return "%s./crosscheck run --browser %s%s --fixture %s%s%s"
        .formatted(
            guestNote,
            quoted(visit.engine()),
            guest ? "" : " --hosting " + quoted(visit.hosting()),
            quoted(visit.fixture()),
            interpreters,
            of);
  }

  /** A word as a shell takes it to the letter. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9._:/-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
