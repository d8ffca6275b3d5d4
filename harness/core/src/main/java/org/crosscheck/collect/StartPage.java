package org.crosscheck.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.crosscheck.matrix.Visit;
import org.crosscheck.release.Release;
import org.crosscheck.session.PageSpeed;
import org.crosscheck.session.Session;

/** The page that leads a browser from one page to the next. */
public final class StartPage {
  private StartPage() {}

  /** {@return the page that asks the harness which page is next} */
  static String led() {
    return page(Map.of("how", "post"));
  }

  /**
   * {@return the page that leads a browser by itself through the pages of a folder, and saves what
   * they reported as a file}
   *
   * @param release the PyScript of the folder
   * @param visits the visits whose pages are in the folder; those that need a person are left out,
   *     and those with the same page are one
   */
  public static String alone(Release release, List<Visit> visits) {
    List<Map<String, Object>> pages = new ArrayList<>();
    TreeSet<String> paths = new TreeSet<>();
    for (Visit visit : visits) {
      if (visit.fixture().visiting().steps().isEmpty() && paths.add(visit.path())) {
        pages.add(
            Map.of(
                "path",
                visit.path().substring(1),
                "done",
                visit.doneWhen().stream().sorted().toList(),
                "deadline",
                visit.fixture().completion().deadline().toMillis()));
      }
    }
    return page(
        Map.of(
            "how",
            "keep",
            "release",
            release.core(),
            "quiet",
            PageSpeed.QUIET,
            "mostSlowdown",
            Session.MOST_SLOWDOWN,
            "visits",
            pages));
  }

  private static String page(Map<String, ?> plan) {
    return template()
        .replace(">PLAN<", ">" + Messages.write(plan) + "<")
        .replace("=> WORK;", "=> " + PageSpeed.work() + ";");
  }

  private static String template() {
    try (InputStream in =
        Objects.requireNonNull(StartPage.class.getResourceAsStream("start.html"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the start page", e);
    }
  }
}
