package org.crosscheck.platform.reader;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.crosscheck.hosting.Answer;
import org.crosscheck.hosting.Routing;
import org.crosscheck.hosting.SiteFiles;

/**
 * What answers on Azure Static Web Apps: the first matching route, then the API, then files, then
 * the fallback for navigation, then the page of errors.
 *
 * <p>The rules are those of Microsoft's page "Configure Azure Static Web Apps" and of
 * Azure/static-web-apps-cli, read in 2026.
 *
 * @param slash whether addresses end with a slash; empty if both kinds are answered
 * @param routes the answer or, as a file, the rewritten path for a path
 * @param fallback the path that answers if there is no file; empty if there is none
 * @param excluded the paths without a fallback
 * @param missing what answers with status 404, a redirect or, as a file, the page of errors
 */
record AzureRouting(
    Optional<Boolean> slash,
    List<Function<String, Optional<Answer>>> routes,
    Optional<String> fallback,
    Predicate<String> excluded,
    Answer missing)
    implements Routing {
  /** The page of errors unless the configuration names another one. */
  static final Answer ERRORS = new Answer.File("/404.html", 404, Optional.empty());

  private static final int MOVED = 301;

  /** Copies the list. */
  AzureRouting {
    routes = List.copyOf(routes);
  }

  @Override
  public Answer answer(String path, SiteFiles files) {
    Optional<Answer> routed =
        routes.stream().flatMap(route -> route.apply(path).stream()).findFirst();
    if (routed.isPresent() && routed.get() instanceof Answer.Missing) {
      return missing(path, files);
    }
    if (routed.isPresent() && !(routed.get() instanceof Answer.File)) {
      return routed.get();
    }
    String wanted = routed.map(answer -> ((Answer.File) answer).path()).orElse(path);
    if (wanted.equals("/api") || wanted.startsWith("/api/")) {
      return new Answer.Program("the API");
    }
    return file(wanted, path, files)
        .or(
            () ->
                fallback
                    .filter(file -> !excluded.test(path) && files.has(file))
                    .map(file -> Answer.File.found(file, path)))
        .orElseGet(() -> missing(path, files));
  }

  private Answer missing(String path, SiteFiles files) {
    // An address is not rewritten to itself; the usual page answers it.
    Answer answer = missing instanceof Answer.File f && f.path().equals(path) ? ERRORS : missing;
    if (answer instanceof Answer.File page) {
      return files.has(page.path())
          ? new Answer.File(page.path(), page.status(), Optional.of(path))
          : Answer.Missing.of(path);
    }
    return answer;
  }

  private Optional<Answer> file(String path, String asked, SiteFiles files) {
    String bare = path.replaceFirst("(/index\\.html|\\.html|/)$", "");
    List<String> candidates =
        path.endsWith(".html")
            ? List.of(path)
            : List.of(path, bare + "/index.html", bare + ".html");
    for (String file : candidates) {
      if (!file.endsWith("/") && files.has(file)) {
        String address = bare + (slash.orElse(path.endsWith("/")) || bare.isEmpty() ? "/" : "");
        boolean moves = slash.isPresent() && file.endsWith(".html") && path.equals(asked);
        return Optional.of(
            moves && !path.equals(address)
                ? new Answer.Redirect(address, MOVED, Optional.of(asked))
                : Answer.File.found(file, asked));
      }
    }
    return Optional.empty();
  }
}
