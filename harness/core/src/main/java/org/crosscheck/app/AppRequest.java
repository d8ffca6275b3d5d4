package org.crosscheck.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.engine.Engine;
import org.crosscheck.release.RequestedRelease;
import org.crosscheck.server.AppFolder;

/**
 * Which of the user's pages to visit, and how.
 *
 * @param target the folder or URL, as given by the user
 * @param folder the folder with the pages; empty for a page that is opened at its own URL
 * @param pages at least one
 * @param releases the releases that the CDN mirror serves, one after the other; empty for a page
 *     that is opened at its own URL
 * @param browsers at least one
 * @param surroundings what the pages find beside themselves
 * @param doctor whether the doctor looks at pages that fail
 */
public record AppRequest(
    String target,
    Optional<AppFolder> folder,
    List<AppPage> pages,
    List<RequestedRelease> releases,
    Set<Engine> browsers,
    Surroundings surroundings,
    boolean doctor) {
  /** The default hostings: one that isolates the page and one that does not. */
  public static final List<String> DEFAULT_HOSTINGS = List.of("pyscript-com", "bare");

  /** Copies the collections. */
  public AppRequest {
    pages = List.copyOf(pages);
    releases = List.copyOf(releases);
    browsers = Set.copyOf(browsers);
    if (pages.isEmpty() || browsers.isEmpty()) {
      throw new IllegalArgumentException("Nothing to visit in " + target);
    }
  }
}
