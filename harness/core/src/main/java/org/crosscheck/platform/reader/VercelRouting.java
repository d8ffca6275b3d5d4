package org.crosscheck.platform.reader;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.crosscheck.hosting.Answer;
import org.crosscheck.hosting.Routing;
import org.crosscheck.hosting.SiteFiles;

/**
 * What answers on Vercel: redirects, which get no headers of rules, routing middleware, files, and
 * rewrites.
 *
 * <p>The rules are those of {@code routing-utils} in vercel/vercel, read in 2026; which addresses a
 * file has was measured by slorber/trailing-slash-guide.
 *
 * @param clean whether pages are at addresses without {@code .html}
 * @param before the answer or, as a file, the rewritten path for a path, before files are looked at
 * @param programs the functions and the middleware
 * @param after the answer or, as a file, the rewritten path for a path that no file has
 */
record VercelRouting(
    boolean clean,
    List<Function<String, Optional<Answer>>> before,
    Programs programs,
    List<Function<String, Optional<Answer>>> after)
    implements Routing {
  /** Copies the lists. */
  VercelRouting {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  @Override
  public Answer answer(String path, SiteFiles files) {
    Optional<Answer> first = first(before, path);
    if (first.isPresent() && !(first.get() instanceof Answer.File)) {
      return first.get();
    }
    String wanted = first.map(answer -> ((Answer.File) answer).path()).orElse(path);
    return programs
        .answering(path)
        .or(() -> file(wanted, path, files))
        .or(() -> first(after, wanted).map(answer -> rewritten(answer, path, files)))
        .orElseGet(() -> missing(path, files));
  }

  private Answer rewritten(Answer answer, String asked, SiteFiles files) {
    if (!(answer instanceof Answer.File file)) {
      return answer;
    }
    return programs
        .answering(file.path())
        .or(() -> file(file.path(), asked, files))
        .orElseGet(() -> missing(asked, files));
  }

  private static Answer missing(String path, SiteFiles files) {
    return files.has("/404.html")
        ? new Answer.File("/404.html", 404, Optional.of(path))
        : Answer.Missing.of(path);
  }

  private static Optional<Answer> first(
      List<Function<String, Optional<Answer>>> rules, String path) {
    return rules.stream().flatMap(rule -> rule.apply(path).stream()).findFirst();
  }

  private Optional<Answer> file(String path, String asked, SiteFiles files) {
    String bare = path.replaceFirst("/$", "");
    List<String> candidates =
        clean
            ? List.of(path, bare + ".html", bare + "/index.html")
            : List.of(path, bare + "/index.html");
    return candidates.stream()
        .filter(file -> !file.endsWith("/") && files.has(file))
        .findFirst()
        .map(file -> Answer.File.found(file, asked));
  }
}
