package org.crosscheck.platform.reader;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.crosscheck.hosting.Answer;
import org.crosscheck.hosting.Routing;
import org.crosscheck.hosting.SiteFiles;

/**
 * What answers on Firebase Hosting: redirects, which get no headers of rules; then files, at clean
 * addresses if the file asks for them; then rewrites.
 *
 * <p>The rules are those of firebase/superstatic (redirects, files, rewrites, missing), read in
 * 2026.
 *
 * @param slash whether addresses end with a slash; empty if both kinds are answered
 * @param redirects the redirect for a path
 * @param rewrites the answer for a path that no file has
 */
record FirebaseRouting(
    boolean clean,
    Optional<Boolean> slash,
    List<Function<String, Optional<Answer>>> redirects,
    List<Function<String, Optional<Answer>>> rewrites)
    implements Routing {
  private static final String INDEX = "/index.html";
  private static final String HTML = ".html";

  /** The page that is sent with status 404. */
  static final String ERRORS = "/404.html";

  private static final int MOVED = 301;

  /** Copies the lists. */
  FirebaseRouting {
    redirects = List.copyOf(redirects);
    rewrites = List.copyOf(rewrites);
  }

  @Override
  public Answer answer(String asked, SiteFiles files) {
    return first(redirects, asked)
        .or(() -> file(asked.replaceAll("/+", "/"), asked, files))
        .or(
            () ->
                first(rewrites, asked)
                    .filter(a -> !(a instanceof Answer.File file) || files.has(file.path()))
                    .map(a -> a instanceof Answer.File file ? found(file.path(), asked) : a))
        .orElseGet(() -> files.has(ERRORS) ? found(ERRORS, asked) : Answer.Missing.of(asked));
  }

  /** A file; the page of errors has status 404 at its own address too. */
  private static Answer found(String path, String asked) {
    return new Answer.File(path, path.equals(ERRORS) ? 404 : 200, Optional.of(asked));
  }

  private static Optional<Answer> first(
      List<Function<String, Optional<Answer>>> rules, String path) {
    return rules.stream().flatMap(rule -> rule.apply(path).stream()).findFirst();
  }

  private Optional<Answer> file(String path, String asked, SiteFiles files) {
    if (files.has(path)) {
      String bare = without(without(path, HTML), "/index");
      return clean && path.endsWith(HTML)
          ? redirect(slash.orElse(false) ? bare + "/" : bare, asked)
          : Optional.of(found(path, asked));
    }
    boolean slashed = path.endsWith("/");
    String index = without(path, "/") + INDEX;
    if (files.has(index)) {
      if (!slashed && (slash.isEmpty() && !clean || slash.orElse(false))) {
        return redirect(path + "/", asked);
      }
      if (slashed && slash.isPresent() && !slash.get() && !path.equals("/")) {
        return redirect(without(path, "/"), asked);
      }
      return Optional.of(found(index, asked));
    }
    return clean ? cleaned(path, asked, files) : Optional.empty();
  }

  private Optional<Answer> cleaned(String path, String asked, SiteFiles files) {
    boolean slashed = path.endsWith("/");
    if (slashed && slash.isEmpty()) {
      return Optional.empty();
    }
    String file = without(path, "/") + HTML;
    if (!files.has(file)) {
      return Optional.empty();
    }
    if (slashed && !slash.orElse(false)) {
      return redirect(without(path, "/"), asked);
    }
    if (!slashed && slash.orElse(false)) {
      return redirect(without(without(file, HTML), "/index") + "/", asked);
    }
    return file.endsWith(INDEX)
        ? redirect(without(file, INDEX), asked)
        : Optional.of(found(file, asked));
  }

  private static Optional<Answer> redirect(String to, String asked) {
    return Optional.of(new Answer.Redirect(to.isEmpty() ? "/" : to, MOVED, Optional.of(asked)));
  }

  private static String without(String path, String end) {
    return path.endsWith(end) ? path.substring(0, path.length() - end.length()) : path;
  }
}
