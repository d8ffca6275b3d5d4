package org.crosscheck.hosting;

/** Which files a site has. Implementations may be used by several threads. */
@FunctionalInterface
public interface SiteFiles {
  /**
   * {@return whether there is a file, not a folder}
   *
   * @param path its path in the site, decoded, starting with a slash
   */
  boolean has(String path);
}
