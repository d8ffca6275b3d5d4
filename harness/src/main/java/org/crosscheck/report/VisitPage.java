package org.crosscheck.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.crosscheck.claim.Claim;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.Judged;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one visit shows.
 *
 * @param visit the visit
 * @param hosting the hosting in a sentence, or "" if the run does not explain it
 * @param browser the browser as it reported itself
 * @param command how to make this visit again
 * @param verdicts worst first
 */
record VisitPage(
    VisitRecord visit, String hosting, String browser, String command, List<Answer> verdicts) {

  /**
   * One verdict of the visit.
   *
   * @param judged the verdict
   * @param anchor the claim's place on the first page
   * @param claim the claim, unless it left the book since the run
   * @param compared how it differs from the baseline, or why the baseline accepts it
   * @param fails whether somebody should look at it
   */
  record Answer(
      Judged judged,
      String anchor,
      Optional<Claim> claim,
      Optional<String> compared,
      boolean fails) {
    /** {@return why the verdict is what it is, or "" if that is just what was expected} */
    String seen() {
      String because = judged.verdict().because();
      return because.equals(judged.expected()) ? "" : because;
    }
  }

  /**
   * Something that happened during the visit.
   *
   * @param at milliseconds since the navigation started
   * @param who what told it: {@code network}, {@code console}, {@code error} or a reporter of facts
   * @param style the style class
   * @param text what happened
   */
  record Event(double at, String who, String style, String text) {}

  private static final int LINE = 200;

  static VisitPage of(Shown shown, VisitRecord visit) {
    List<Answer> answers =
        visit.judged().stream()
            .sorted(Comparator.comparing(j -> j.verdict().kind()))
            .map(j -> answer(shown, j))
            .toList();
    return new VisitPage(
        visit,
        shown.run().info().hostings().stream()
            .filter(h -> h.name().equals(visit.hosting()))
            .map(h -> h.explained())
            .collect(Collectors.joining(" ")),
        shown.run().browsers().stream()
            .filter(b -> b.word().equals(visit.browser()))
            .map(b -> b.explain())
            .findFirst()
            .orElse(visit.browser()),
        command(visit),
        answers);
  }

  private static Answer answer(Shown shown, Judged judged) {
    Optional<String> compared =
        shown
            .difference(judged.of())
            .map(
                d ->
                    Concern.word(d.kind())
                        + (d.was().isEmpty() ? "" : " (the baseline accepts " + d.was() + ")"))
            .or(() -> shown.reason(judged.of()).map(r -> "accepted in the baseline: " + r));
    return new Answer(
        judged,
        shown.anchor(judged.of().claim()),
        shown.claim(judged.of().claim()),
        compared,
        Cell.pageFails(judged.verdict().kind()));
  }

  /** {@return everything that was seen in a try, in order of time} */
  static List<Event> events(Observation seen) {
    List<Event> events = new ArrayList<>();
    seen.exchanges().forEach(e -> events.add(new Event(e.at(), "network", "is-network", line(e))));
    seen.facts()
        .forEach(
            f ->
                events.add(
                    new Event(
                        f.at(),
                        f.from().name().toLowerCase(Locale.ROOT),
                        "is-fact",
                        "reported " + f.name())));
    seen.console()
        .forEach(
            c -> events.add(new Event(c.at(), "console " + c.level(), "is-console", c.text())));
    seen.errors()
        .forEach(
            e ->
                events.add(
                    new Event(
                        e.at(),
                        "page error",
                        "is-error",
                        e.text() + (e.where().isEmpty() ? "" : "\nat " + e.where()))));
    events.sort(Comparator.comparingDouble(Event::at));
    return events;
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
    return Visible.line(
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

  /** {@return milliseconds for people} */
  static String milliseconds(double time) {
    return time >= 100 || time == Math.rint(time)
        ? String.format(Locale.ROOT, "%,.0f ms", time)
        : String.format(Locale.ROOT, "%.1f ms", time);
  }

  private static String command(VisitRecord visit) {
    String interpreters =
        visit.interpreters().equals("none")
            ? ""
            : Arrays.stream(visit.interpreters().split("-"))
                .distinct()
                .map(i -> " --interpreter " + quoted(i))
                .collect(Collectors.joining());
    return "./crosscheck run --browser "
        + quoted(visit.browser())
        + " --hosting "
        + quoted(visit.hosting())
        + " --fixture "
        + quoted(visit.fixture())
        + interpreters;
  }

  /** A word as a shell takes it to the letter. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9._:-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
