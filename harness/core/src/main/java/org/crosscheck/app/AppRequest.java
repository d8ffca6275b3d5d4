package org.crosscheck.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.engine.Engine;
import org.crosscheck.server.AppFolder;

/**
 * Which pages of somebody to visit, and how.
 *
 * @param target the folder or the address, as it was asked for
 * @param folder where the pages are; empty for one that is opened at its address
 * @param pages at least one
 * @param releases what answers for the CDN, one after the other; none for a page that is opened
 *     where it is
 * @param browsers at least one
 */
public record AppRequest(
    String target,
    Optional<AppFolder> folder,
    List<AppPage> pages,
    List<Wanted> releases,
    Set<Engine> browsers) {
  /**
   * A release to answer with.
   *
   * @param release by calendar tag, npm version or tag of npm; empty for the pinned one
   * @param build the folder of a local build of PyScript itself, if not the installed one answers
   */
  public record Wanted(Optional<String> release, Optional<Path> build) {}

  /** Copies what it is given. */
  public AppRequest {
    pages = List.copyOf(pages);
    releases = List.copyOf(releases);
    browsers = Set.copyOf(browsers);
    if (pages.isEmpty() || browsers.isEmpty()) {
      throw new IllegalArgumentException("Nothing to visit in " + target);
    }
  }
}
