package org.crosscheck.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.crosscheck.analysis.Causes;
import org.crosscheck.claim.Claim;
import org.crosscheck.fixture.PageSources;
import org.crosscheck.fixture.SourceFile;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.record.Try;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The page of one visit.
 *
 * @param model the model of the report
 * @param visit the visit
 * @param hosting the description of the hosting, or "" if the run has none
 * @param browser the name and version that the browser reported
 * @param command the command line that repeats this visit
 * @param verdicts news first, then worst first
 * @param picture the screenshot
 * @param sources the code of the page; empty if the fixture no longer exists
 */
record VisitPage(
    ReportModel model,
    VisitRecord visit,
    String hosting,
    String browser,
    String command,
    List<Answer> verdicts,
    Picture picture,
    List<SourceFile> sources) {

  /**
   * One verdict of the visit.
   *
   * @param judged the result
   * @param anchor the link to the claim, relative to the views
   * @param claim the claim, or empty if the catalog no longer has it
   * @param compared how it differs from the baseline, or why the baseline accepts it
   * @param news whether the verdict differs from the baseline in a way that somebody should look at
   * @param error the error that the page reported in place of what was expected, if it did
   * @param issue the text for an issue about it, in Markdown; "" unless it is a deviation
   * @param bisect the command that finds the version that changed it, if a release is known
   */
  record Answer(
      TestResult judged,
      String anchor,
      Optional<Claim> claim,
      Optional<String> compared,
      boolean news,
      Optional<String> error,
      String issue,
      Optional<String> bisect) {
    /** {@return the error, unless the reason of the verdict has it already} */
    Optional<String> otherError() {
      return error.filter(text -> !seen().contains(text.substring(text.indexOf(": ") + 2)));
    }

    /** {@return whether it is a deviation} */
    boolean fails() {
      return judged.verdict().kind().deviation();
    }

    /** {@return the claim in words, or its id if the catalog no longer has it} */
    String summary() {
      return claim.map(Claim::summary).orElse(judged.of().claim().text());
    }

    /** {@return the verdict in a few words} */
    String text() {
      return new Cell(List.of(judged)).text();
    }

    /** {@return the style class of the verdict} */
    String style() {
      Verdict.Kind kind = judged.verdict().kind();
      return news ? TemplateHelper.style(kind) : ReportModel.quiet(kind);
    }

    /** {@return the reason of the verdict, or "" if it only repeats the expectation} */
    String seen() {
      String because = judged.verdict().because();
      return because.equals(judged.expected()) ? "" : because;
    }
  }

  /**
   * The verdicts on one claim in each try.
   *
   * @param claim the claim's id
   * @param verdicts one for each try
   */
  public record Tried(String claim, List<TriedVerdict> verdicts) {
    /** Copies the list. */
    public Tried {
      verdicts = List.copyOf(verdicts);
    }
  }

  /** The verdict of one try as a table cell; without a verdict, the text is a dash. */
  public record TriedVerdict(String text, String style, String because) {
    static TriedVerdict of(Optional<Verdict> verdict) {
      return verdict
          .map(v -> new TriedVerdict(v.label(), TemplateHelper.style(v.kind()), v.because()))
          .orElse(new TriedVerdict("–", "is-none", ""));
    }
  }

  private static final int LINE = 200;
  private static final int LONG_LINE = 600;

  /** {@return whether the page should be cross-origin isolated and reported that it is not} */
  boolean lostIsolation() {
    return visit.predicted().crossOriginIsolated() && !visit.last().isolated().orElse(true);
  }

  /** {@return whether a verdict of the visit is news} */
  boolean news() {
    return verdicts.stream().anyMatch(Answer::news);
  }

  /** {@return what explains the deviations of the visit, the most certain first} */
  List<String> why() {
    Observation seen = visit.last();
    List<String> why = new ArrayList<>();
    if (!visit.predicted().crossOriginIsolated() && seen.isolated().orElse(false)) {
      why.add(
          "This page is cross-origin isolated, although the headers of its hosting do not isolate"
              + " it.");
    }
    if (seen.outcome() != Outcome.DONE) {
      why.add(
          "The visit ended early: "
              + seen.outcome().displayName()
              + (seen.detail().isEmpty() ? "" : ", " + seen.detail())
              + ".");
    }
    verdicts.stream()
        .filter(Answer::fails)
        .flatMap(answer -> answer.error().stream())
        .distinct()
        .map(error -> "The page reported " + TextSanitizer.line(error, LONG_LINE))
        .forEach(why::add);
    return why;
  }

  static VisitPage of(ReportModel model, PageSources sources, Picture picture, VisitRecord visit) {
    List<Answer> answers =
        visit.results().stream()
            .sorted(
                Comparator.comparing((TestResult j) -> !model.news(j))
                    .thenComparing(j -> j.verdict().kind()))
            .map(j -> answer(model, visit, j))
            .toList();
    return new VisitPage(
        model,
        visit,
        model.run().info().hostings().stream()
            .filter(h -> h.name().equals(visit.hosting()))
            .map(h -> h.description())
            .collect(Collectors.joining(" ")),
        model.title(visit.engine()),
        Commands.visit(model.run(), visit),
        answers,
        picture,
        sources.of(visit.fixture()));
  }

  private static Answer answer(ReportModel model, VisitRecord visit, TestResult judged) {
    Optional<String> compared =
        model
            .difference(judged.of())
            .map(
                d ->
                    d.kind().displayName()
                        + (d.was().isEmpty() ? "" : " (the baseline accepts " + d.wasText() + ")"))
            .or(() -> model.reason(judged.of()).map(r -> "accepted in the baseline: " + r));
    return new Answer(
        judged,
        model.anchor(judged.of().claim()),
        model.claim(judged.of().claim()),
        compared,
        model.news(judged),
        Causes.telling(judged.verdict().because(), visit.last())
            .map(fact -> fact.name() + ": " + fact.value()),
        judged.verdict().kind().deviation() ? IssueText.of(model, visit, judged) : "",
        Commands.bisect(model, judged.of()));
  }

  /** {@return how each try ended, such as {@code 1: done}} */
  public List<String> endings() {
    return IntStream.range(0, visit.tries().size())
        .mapToObj(i -> (i + 1) + ": " + visit.tries().get(i).observation().outcome().displayName())
        .toList();
  }

  /** {@return the verdicts of each try; empty if there is one try} */
  public List<Tried> tries() {
    if (visit.tries().size() == 1) {
      return List.of();
    }
    return visit.results().stream()
        .map(
            result ->
                new Tried(
                    result.of().claim().text(),
                    visit.tries().stream()
                        .map(t -> TriedVerdict.of(t.verdict(result.of())))
                        .toList()))
        .toList();
  }

  /** {@return what was seen in each try but the last} */
  List<Observation> earlier() {
    return visit.tries().subList(0, visit.tries().size() - 1).stream()
        .map(Try::observation)
        .toList();
  }

  /** {@return whether an exchange is that of the page itself} */
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

  /** {@return the value of a fact in a form like JSON} */
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
}
