package org.crosscheck.site;

import java.util.Optional;
import org.crosscheck.release.KnownVersion;
import org.crosscheck.release.Release;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.release.Version;

/**
 * A release as the site names it.
 *
 * @param name the calendar tag, with the suffix of a local build; the npm version if it has no tag
 * @param npm the npm version of PyScript itself
 * @param published the day of its publication on npm, such as {@code 2025-03-13}; empty if unknown
 *     and for a local build
 */
record SiteRelease(String name, String npm, Optional<String> published)
    implements Comparable<SiteRelease> {

  /**
   * {@return the release that a baseline or a run names}
   *
   * @param label its calendar tag or npm version, followed by the suffix of a local build
   * @param npm the npm version if it is known; otherwise it is looked up
   */
  static SiteRelease of(String label, Optional<String> npm, ReleaseCatalog catalog) {
    String core = npm.or(() -> core(label, catalog)).orElse(label);
    // Releases that npm does not have are named as in docs/ladder.md.
    Optional<String> tag =
        catalog.matrixReleases().stream()
            .filter(name -> core(name, catalog).equals(Optional.of(label)))
            .findFirst();
    Optional<String> published =
        catalog.known().stream()
            .filter(known -> known.core().equals(core) && !label.endsWith(Release.BUILD_SUFFIX))
            .findFirst()
            .flatMap(KnownVersion::published);
    return new SiteRelease(tag.orElse(label), core, published);
  }

  private static Optional<String> core(String name, ReleaseCatalog catalog) {
    boolean known =
        catalog.standIns().containsKey(name)
            || name.startsWith("0.")
            || catalog.known().stream().anyMatch(v -> catalog.name(v.core()).equals(name));
    return known ? Optional.of(catalog.core(name)) : Optional.empty();
  }

  /** Older releases come first, and a local build after the release that it is built from. */
  @Override
  public int compareTo(SiteRelease other) {
    int byVersion = Version.compare(npm, other.npm);
    return byVersion != 0 ? byVersion : name.compareTo(other.name);
  }
}
