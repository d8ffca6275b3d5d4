package org.crosscheck.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.app.AppFolder;
import org.crosscheck.app.AppPage;
import org.crosscheck.isolation.BrowserName;

/**
 * Which pages of somebody to visit, and how.
 *
 * @param target the folder or the address, as it was asked for
 * @param folder where the pages are; empty for one that is opened at its address
 * @param pages at least one
 * @param releases by calendar tag or npm version, each answering for the CDN; empty for the pinned
 *     one
 * @param browsers at least one
 */
public record AppRequest(
    String target,
    Optional<AppFolder> folder,
    List<AppPage> pages,
    List<String> releases,
    Set<BrowserName> browsers) {
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
