package org.crosscheck.bench;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.engine.Engine;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.release.Release;

/**
 * A page that both sides open.
 *
 * @param visit the visit of the harness
 * @param url the address that both open
 */
record BenchPage(Visit visit, URI url) {
  /**
   * {@return the visits of a kind of pages that need neither the machine alone nor a host name that
   * the harness maps for its browsers}
   *
   * @param most at most so many, spread evenly over all
   */
  static List<Visit> visits(
      Catalog catalog, Release release, Engine browser, PageKind kind, int most) {
    Selection selection =
        new Selection(
            Set.of(browser), Set.of(), Set.of(), kind.fixtures(), kind.interpreters(), false);
    List<Visit> all =
        catalog.matrix(release, selection).visits().stream()
            .filter(v -> !v.exclusive() && v.hosting().additions().doneWhen().isEmpty())
            .filter(v -> isLoopback(v.hosting().delivery().origin()))
            .toList();
    int count = Math.min(most, all.size());
    return Stream.iterate(0, i -> i + 1)
        .limit(count)
        .map(i -> all.get((int) ((long) i * all.size() / count)))
        .toList();
  }

  private static boolean isLoopback(String origin) {
    return Optional.ofNullable(URI.create(origin).getHost())
        .filter(host -> host.equals("localhost") || host.startsWith("127."))
        .isPresent();
  }

  /** {@return the line that {@code visits.spec.mjs} reads} */
  String line() {
    return Stream.concat(
            Stream.of(visit.name(), url.toString()), visit.doneWhen().stream().sorted())
        .collect(Collectors.joining("\t"));
  }
}
