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
    String core = npm.orElseGet(() -> catalog.npm(label));
    Optional<String> published =
        catalog.known().stream()
            .filter(known -> known.core().equals(core) && !label.endsWith(Release.BUILD_SUFFIX))
            .findFirst()
            .flatMap(KnownVersion::published);
    return new SiteRelease(catalog.tag(label), core, published);
  }

  /** {@return the name with the npm version, such as {@code 2026.7.3 (npm 0.7.31)}} */
  String title() {
    return name + (aside().isEmpty() ? "" : " (" + aside() + ")");
  }

  /** {@return the npm version, such as {@code npm 0.7.31}; "" if that is the name} */
  String aside() {
    return npm.equals(name) ? "" : "npm " + npm;
  }

  /** Older releases come first, and a local build after the release that it is built from. */
  @Override
  public int compareTo(SiteRelease other) {
    int byVersion = Version.compare(npm, other.npm);
    return byVersion != 0 ? byVersion : name.compareTo(other.name);
  }
}
