package org.crosscheck.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.release.Interpreter;

/**
 * The parts of a page's path, as {@link org.crosscheck.matrix.Visit} makes it: release, fixture,
 * variant, interpreters, and the file.
 */
record PageAddress(
    String core,
    String fixture,
    String variant,
    Optional<Interpreter> main,
    Optional<Interpreter> worker,
    String file) {
  private static final Pattern PATH =
      Pattern.compile(
          "/(?<core>[0-9A-Za-z.+-]+)/(?<fixture>[\\w-][\\w.-]*)/(?<variant>[\\w-][\\w.-]*)"
              + "/(?:none|(?:(?<main>mpy|py)-)?(?<worker>mpy|py))/(?<file>[^?#]*)");

  static Optional<PageAddress> parse(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new PageAddress(
            matcher.group("core"),
            matcher.group("fixture"),
            matcher.group("variant"),
            Optional.ofNullable(matcher.group("main")).map(Interpreter::of),
            Optional.ofNullable(matcher.group("worker")).map(Interpreter::of),
            matcher.group("file")));
  }
}
