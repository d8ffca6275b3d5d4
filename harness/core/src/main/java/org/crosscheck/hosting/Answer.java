package org.crosscheck.hosting;

import java.util.Optional;

/** What a server answers to a request for an address: a file, a redirect, or nothing it has. */
public sealed interface Answer {
  /**
   * {@return the path that the server's header rules are matched against; empty if it applies none}
   */
  Optional<String> ruled();

  /**
   * A file.
   *
   * @param path the path of the file in the site, starting with a slash
   * @param status 200, or 404 for an error page
   */
  record File(String path, int status, Optional<String> ruled) implements Answer {
    /** {@return a file with status 200, with the rules for a path} */
    public static File found(String path, String ruled) {
      return new File(path, 200, Optional.of(ruled));
    }
  }

  /**
   * A redirect.
   *
   * @param to a path of the same site without a query, or a URL
   * @param status such as 301 or 308
   */
  record Redirect(String to, int status, Optional<String> ruled) implements Answer {}

  /**
   * A program or another server, whose answer cannot be known from the files of the site.
   *
   * @param what what answers, as in "the function functions/index.js"
   */
  record Program(String what) implements Answer {
    @Override
    public Optional<String> ruled() {
      return Optional.empty();
    }
  }

  /** Status 404 without a page. */
  record Missing(Optional<String> ruled) implements Answer {
    /** {@return nothing, with the rules for a path} */
    public static Missing of(String path) {
      return new Missing(Optional.of(path));
    }
  }
}
