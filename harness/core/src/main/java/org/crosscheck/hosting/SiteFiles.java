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

  /**
   * {@return whether there is a folder; false if that is not known}
   *
   * @param path its path in the site, decoded, starting with a slash
   */
  default boolean hasFolder(String path) {
    return false;
  }
}
