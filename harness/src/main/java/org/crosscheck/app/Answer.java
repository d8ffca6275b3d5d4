package org.crosscheck.app;

/**
 * What the stand-in for the CDN answered.
 *
 * @param asked the address that the page would have asked
 * @param with what was sent: a package with its version and the file in it, or where the browser
 *     was sent on to
 */
public record Answer(String asked, String with) {}
