package org.crosscheck.cdn;

/** What a CDN answers for an address of an npm package, as far as this machine can tell. */
public sealed interface NpmAnswer {
  /**
   * A file as it is in the package.
   *
   * @param from the package
   * @param path the path in the package
   */
  record File(InstalledPackage from, String path) implements NpmAnswer {}

  /**
   * An ES module that is made of the package.
   *
   * @param from the package
   * @param path the path in the package of the file that it is made of
   * @param text the module; its imports are paths, which begin with the host of a CDN
   */
  record Script(InstalledPackage from, String path, String text) implements NpmAnswer {}

  /**
   * A redirect.
   *
   * @param to a path that begins with the host of a CDN
   */
  record Moved(String to) implements NpmAnswer {}

  /**
   * An answer that nothing is there: npm's registry or the package lacks it.
   *
   * @param why the reason, as a clause without a period
   */
  record Absent(String why) implements NpmAnswer {}

  /**
   * An answer that only the CDN itself has.
   *
   * @param why the reason, as a clause without a period
   */
  record Elsewhere(String why) implements NpmAnswer {}
}
