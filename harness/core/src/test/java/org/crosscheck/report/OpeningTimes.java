package org.crosscheck.report;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.given.Folder;
import org.crosscheck.record.RunRecord;
import org.crosscheck.session.Reader;

/**
 * Measures how long browsers take to open the list of 5,000 verdicts, as a multiple of the time of
 * the same page without rows, opened in turns. Not a test: the machine decides.
 */
public final class OpeningTimes {
  private static final String EMPTY = "empty.html";

  /** The end of the load event, or the first paint with contents if that is later. */
  private static final String OPENED =
"""
new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(Math.round(Math.max(
  performance.getEntriesByType("navigation")[0].loadEventEnd,
  ...performance.getEntriesByName("first-contentful-paint").map((e) => e.startTime)))))))
""";

  private OpeningTimes() {}

  /**
   * Prints the medians.
   *
   * @param arguments how often each page is opened; default: 9
   */
  public static void main(String[] arguments) throws IOException {
    int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
    try (Folder folder = new Folder()) {
      RunRecord run = Samples.fiveThousand();
      Path list = folder.withFolder("many").path("many").resolve(View.VERDICTS.file());
      Templates.writeAssets(list.resolveSibling(""));
      ReportInput in = Samples.input(run, Samples.baseline(run.results()));
      Templates.write(list, View.VERDICTS.template(), VerdictsPage.of(ReportModel.of(in)));
      String rows = "(?s)(<table class=\"list names\"[^>]*>.*?</thead>).*(</table>)";
      Files.writeString(
          list.resolveSibling(EMPTY),
          Files.readString(list).replaceFirst(rows, "$1<tbody></tbody>$2"));
      for (Engine engine : Engines.defaults()) {
        try (Reader reader = new Reader(engine)) {
          List<Integer> empty = new ArrayList<>();
          List<Integer> full = new ArrayList<>();
          for (int i = 0; i < times; i++) {
            empty.add(opened(reader, list.resolveSibling(EMPTY).toUri()));
            full.add(opened(reader, list.toUri()));
          }
          System.out.printf(
              Locale.ROOT,
              "%s: %d verdicts %d ms, no verdicts %d ms: %.1f times%n",
              engine,
              run.results().size(),
              median(full),
              median(empty),
              (double) median(full) / median(empty));
        }
      }
    }
  }

  private static int opened(Reader reader, URI page) {
    reader.open(URI.create("about:blank"));
    reader.open(page);
    return Integer.parseInt(reader.evaluate(OPENED));
  }

  private static int median(List<Integer> numbers) {
    return numbers.stream().sorted().toList().get(numbers.size() / 2);
  }
}
