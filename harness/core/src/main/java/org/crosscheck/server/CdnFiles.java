package org.crosscheck.server;

import java.util.Optional;
import org.crosscheck.cdn.NpmFiles;
import org.crosscheck.cdn.Wheels;
import org.crosscheck.release.Release;

/**
 * What the mirror of the CDNs answers with.
 *
 * @param release the release that answers for every version of PyScript and its interpreters
 * @param npm what answers for other npm packages
 * @param wheels what answers for Python packages
 */
public record CdnFiles(Release release, NpmFiles npm, Optional<Wheels> wheels) {}
