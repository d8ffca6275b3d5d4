package org.crosscheck.server;

/**
 * What the stand-in for the CDN answered.
 *
 * @param asked the address that the page would have asked
 * @param with what was sent: a package with its version and the file in it, or where the browser
 *     was sent on to
 * @param asAsked whether it has the version that the address names, if that matters: every version
 *     of PyScript itself is meant to be answered with the release's
 */
public record CdnResponse(String asked, String with, boolean asAsked) {}
