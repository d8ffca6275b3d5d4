package org.crosscheck.site;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.release.ReleaseCatalog;

/**
 * What a site is made from.
 *
 * @param releases the known releases, for their order, names and days of publication
 * @param claims the claims, for their summaries and statements
 * @param baselines the accepted verdicts of each release
 * @param runs folders of runs, or folders that contain them
 * @param bench a folder with the JSON of benchmarks; empty if none is shown
 * @param address where the site will be published, ending with a slash; empty if unknown. Only the
 *     feed needs it
 */
public record SiteInput(
    ReleaseCatalog releases,
    ClaimCatalog claims,
    Baselines baselines,
    List<Path> runs,
    Optional<Path> bench,
    Optional<URI> address) {
  /** Copies the list. */
  public SiteInput {
    runs = List.copyOf(runs);
  }
}
