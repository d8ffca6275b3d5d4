package org.crosscheck.platform.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.crosscheck.hosting.Answer;
import org.crosscheck.hosting.Routing;
import org.crosscheck.hosting.SiteFiles;

/**
 * What the npm package serve answers: redirects, which get no headers of rules, then the file; the
 * header rules are matched against the path of the file.
 *
 * <p>The rules are those of vercel/serve-handler, read in 2026.
 *
 * @param clean whether a path is answered without {@code .html} and {@code index}
 * @param slash whether addresses end with a slash; empty if both kinds are answered
 * @param redirects the redirect for a path
 * @param rewrites the file for a path
 * @param listed whether the files of a folder without a page are listed
 */
record ServeRouting(
    Predicate<String> clean,
    Optional<Boolean> slash,
    List<Function<String, Optional<Answer>>> redirects,
    List<Function<String, Optional<String>>> rewrites,
    Predicate<String> listed)
    implements Routing {
  private static final int MOVED = 301;

  /** Copies the lists. */
  ServeRouting {
    redirects = List.copyOf(redirects);
    rewrites = List.copyOf(rewrites);
  }

  @Override
  public Answer answer(String path, SiteFiles files) {
    Optional<Answer> redirect = redirect(path);
    if (redirect.isPresent()) {
      return redirect.get();
    }
    boolean named = name(path).lastIndexOf('.') > 0;
    if (named && files.has(path)) {
      return file(path);
    }
    Optional<String> rewritten =
        rewrites.stream().flatMap(rule -> rule.apply(path).stream()).findFirst();
    List<String> candidates = new ArrayList<>();
    rewritten.ifPresentOrElse(
        candidates::add,
        () -> {
          if (clean.test(path)) {
            String bare = path.replaceFirst("/$", "");
            candidates.add(bare + "/index.html");
            candidates.add(bare + ".html");
          }
        });
    candidates.add(path);
    return candidates.stream()
        .filter(files::has)
        .findFirst()
        .map(ServeRouting::file)
        .or(
            () ->
                files.hasFolder(path) && listed.test(path)
                    ? Optional.of(new Answer.Program("serve's list of the folder's files"))
                    : Optional.empty())
        .orElseGet(
            () ->
                files.has("/404.html")
                    ? new Answer.File("/404.html", 404, Optional.of("/404.html"))
                    : Answer.Missing.of(JsUrl.resolve(path)));
  }

  private Optional<Answer> redirect(String path) {
    if (clean.test(path) && path.matches(".*(\\.html|/index)")) {
      String to = path.replaceFirst("(\\.html|/index)$", "").replaceAll("/+", "/");
      return moved(to.startsWith("/") ? to : "/" + to);
    }
    String to = path.replaceAll("/+", "/");
    if (slash.isPresent() && !slash.get() && to.endsWith("/") && to.length() > 1) {
      return moved(to.substring(0, to.length() - 1));
    }
    if (slash.orElse(false) && !to.endsWith("/") && !name(to).contains(".")) {
      return moved(to + "/");
    }
    return slash.isPresent() && !to.equals(path)
        ? moved(to)
        : redirects.stream().flatMap(rule -> rule.apply(path).stream()).findFirst();
  }

  private static Optional<Answer> moved(String to) {
    return Optional.of(new Answer.Redirect(to, MOVED, Optional.empty()));
  }

  private static Answer file(String path) {
    return Answer.File.found(path, path);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
