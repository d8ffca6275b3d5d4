package org.crosscheck.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.analysis.TimeProfile;
import org.crosscheck.analysis.TimeProfile.Part;
import org.crosscheck.observation.Timings;

/** The tables of where the time of a run went. */
final class ProfileTables {
  private static final int DEAREST = 10;
  private static final double MILLIS = 1000;
  private static final double PERCENT = 100;

  private static final String PHASES =
      "Phases, in seconds summed over all tries of all visits. Visits that are made at the same"
          + " time count each. 'page' is the page's own time. The browser spends 'context',"
          + " 'navigate' and 'teardown' on user contexts, tabs and the start of the navigation. In"
          + " 'queue', a free session waits for the harness. Browser starts are not included.";

  private static final String PARTS = "The time by interpreters of the main thread and the worker.";

  private static final String DEAREST_FIXTURES =
      "The " + DEAREST + " fixtures with most time, what they answer and what that costs.";

  private ProfileTables() {}

  /** {@return a profile as Markdown} */
  static String markdown(TimeProfile profile) {
    return tables(profile)
        .map(
            t ->
                t.title()
                    + "\n\n"
                    + Markdown.table(
                        t.rows().get(0),
                        t.rows().subList(1, t.rows().size()).stream()
                            .map(r -> r.stream().map(Markdown::text).toList())
                            .toList()))
        .collect(Collectors.joining("\n"));
  }

  /** {@return a profile for the terminal} */
  static String text(TimeProfile profile) {
    return tables(profile)
        .map(t -> t.title() + "\n" + new TextTable(t.rows(), t.numbers()).text())
        .collect(Collectors.joining("\n"));
  }

  private record Table(String title, List<List<String>> rows) {
    Set<Integer> numbers() {
      return Stream.iterate(1, i -> i + 1)
          .limit(rows.get(0).size() - 1L)
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  private static Stream<Table> tables(TimeProfile profile) {
    return Stream.of(
        new Table(PHASES, phases(profile)),
        new Table(PARTS, shares("interpreters", profile.interpreters(), profile.all())),
        new Table(
            DEAREST_FIXTURES,
            shares("fixture", profile.fixtures().stream().limit(DEAREST).toList(), profile.all())));
  }

  private static List<List<String>> phases(TimeProfile profile) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "browser",
            "visits",
            "tries",
            "page",
            "queue",
            "context",
            "navigate",
            "teardown",
            "own time, % of page"));
    Stream.concat(profile.engines().stream(), Stream.of(profile.all()))
        .forEach(
            part -> {
              Timings t = part.time();
              rows.add(
                  List.of(
                      part.name(),
                      String.valueOf(part.visits()),
                      String.valueOf(part.tries()),
                      seconds(t.page()),
                      seconds(t.queue()),
                      seconds(t.context()),
                      seconds(t.navigation()),
                      seconds(t.teardown()),
                      percent(t.harness(), t.page())));
            });
    return rows;
  }

  private static List<List<String>> shares(String what, List<Part> parts, Part all) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            what,
            "visits",
            "tries",
            "claims",
            "verdicts",
            "page s",
            "own s",
            "page s a try",
            "% of all time"));
    for (Part part : parts) {
      rows.add(
          List.of(
              part.name(),
              String.valueOf(part.visits()),
              String.valueOf(part.tries()),
              String.valueOf(part.claims()),
              String.valueOf(part.verdicts()),
              seconds(part.time().page()),
              seconds(part.time().harness()),
              String.format(Locale.ROOT, "%.2f", part.time().page() / MILLIS / part.tries()),
              percent(part.whole(), all.whole())));
    }
    return rows;
  }

  private static String seconds(double milliseconds) {
    return String.format(Locale.ROOT, "%.1f", milliseconds / MILLIS);
  }

  private static String percent(double part, double whole) {
    return whole > 0 ? String.format(Locale.ROOT, "%.1f", PERCENT * part / whole) : "-";
  }
}
