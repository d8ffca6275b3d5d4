package org.crosscheck.server;

/**
 * A response of the CDN mirror.
 *
 * @param requested the URL that the page would have requested from the CDN
 * @param served what was sent: a package with its version and file, or the target of a redirect
 * @param sameVersion whether it has the version in the URL; always true for PyScript itself,
 *     because every version of it is answered with the release's
 */
public record CdnResponse(String requested, String served, boolean sameVersion) {}
