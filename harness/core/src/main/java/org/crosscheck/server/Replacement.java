package org.crosscheck.server;

/**
 * A part of a file that was replaced while it was served.
 *
 * @param file the requested path of the file
 * @param line the line in the file, counted from 1
 * @param from the text in the file
 * @param to the text that was served instead: a URL of the CDN mirror without its origin, markup
 *     that a hosting adds, or "" if it was removed
 */
public record Replacement(String file, int line, String from, String to) {
  /** {@return whether it is a URL that the mirror answers with an npm or Python package} */
  public boolean isOfPackage() {
    return CdnReferences.isPath(to) && !CdnMirror.isOfRelease(to);
  }
}
