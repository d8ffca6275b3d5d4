package org.crosscheck.platform.reader;

import java.util.List;
import java.util.Optional;
import org.crosscheck.hosting.Answer;
import org.crosscheck.hosting.Routing;
import org.crosscheck.hosting.SiteFiles;

/**
 * What answers on Netlify with pretty URLs, which are the default: edge functions, then redirect
 * rules with force, then files, then the other redirect rules. A page has two addresses: with and
 * without {@code .html}.
 *
 * <p>The order is that of netlify/cli (proxy), read in 2026; the addresses are those that
 * slorber/trailing-slash-guide measured.
 */
final class NetlifyRouting implements Routing {
  private static final String INDEX = "index.html";
  private static final int MOVED = 301;

  private final Programs programs;
  private final List<RedirectRule> redirects;

  NetlifyRouting(Programs programs, List<RedirectRule> redirects) {
    this.programs = programs;
    this.redirects = List.copyOf(redirects);
  }

  @Override
  public Answer answer(String path, SiteFiles files) {
    return answer(path, path, files, true);
  }

  private Answer answer(String path, String asked, SiteFiles files, boolean first) {
    Optional<Answer> program = programs.answering(path);
    if (program.isPresent()) {
      return program.get();
    }
    Optional<Answer> file = file(path, asked, files);
    for (RedirectRule rule : redirects) {
      Optional<String> to =
          first && (rule.force() || file.isEmpty()) ? rule.target(path) : Optional.empty();
      if (to.isPresent() && rule.redirects()) {
        return new Answer.Redirect(to.get(), rule.status(), Optional.empty());
      }
      if (to.isPresent() && (rule.external() || to.get().startsWith("/.netlify/"))) {
        return new Answer.Program(to.get() + ", to which a redirect rule rewrites the address");
      }
      if (to.isPresent() && rule.rewrites()) {
        return answer(to.get(), asked, files, false);
      }
      if (to.isPresent()) {
        return files.has(to.get())
            ? new Answer.File(to.get(), rule.status(), Optional.of(asked))
            : Answer.Missing.of(asked);
      }
    }
    return file.orElseGet(
        () ->
            files.has("/404.html")
                ? new Answer.File("/404.html", 404, Optional.of(asked))
                : Answer.Missing.of(asked));
  }

  private static Optional<Answer> file(String path, String asked, SiteFiles files) {
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    if (!path.endsWith("/") && files.has(path)) {
      return Optional.of(Answer.File.found(path, asked));
    }
    if (!bare.isEmpty() && files.has(bare + ".html")) {
      return Optional.of(
          path.endsWith("/")
              ? new Answer.Redirect(bare, MOVED, Optional.empty())
              : Answer.File.found(bare + ".html", asked));
    }
    if (files.has(bare + "/" + INDEX)) {
      return Optional.of(
          path.endsWith("/")
              ? Answer.File.found(path + INDEX, asked)
              : new Answer.Redirect(path + "/", MOVED, Optional.empty()));
    }
    return Optional.empty();
  }
}
