package org.crosscheck.platform.reader;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.hosting.Answer;
import org.crosscheck.hosting.Routing;
import org.crosscheck.hosting.SiteFiles;

/**
 * What answers on Cloudflare Pages: functions, then {@code _redirects}, then pages at addresses
 * without {@code .html} and {@code index}; the header rules for a path apply to redirects too.
 *
 * <p>The rules are those of {@code pages-shared/asset-server} in cloudflare/workers-sdk, read in
 * 2026.
 */
final class CloudflareRouting implements Routing {
  private static final String INDEX = "index.html";
  private static final String HTML = ".html";

  private final Programs programs;
  private final List<RedirectRule> redirects;
  private final int status;

  /**
   * A routing.
   *
   * @param status the status of redirects to the address of a page: 308 for Pages, 307 for Workers
   */
  CloudflareRouting(Programs programs, List<RedirectRule> redirects, int status) {
    this.programs = programs;
    // Rules without placeholders come first.
    this.redirects =
        Stream.concat(
                redirects.stream().filter(r -> !r.isDynamic()),
                redirects.stream().filter(RedirectRule::isDynamic))
            .toList();
    this.status = status;
  }

  @Override
  public Answer answer(String path, SiteFiles files) {
    Optional<Answer> program = programs.answering(path);
    if (program.isPresent()) {
      return program.get();
    }
    for (RedirectRule rule : redirects) {
      Optional<String> to = rule.target(path);
      if (to.isPresent() && rule.rewrites()) {
        return page(to.get(), path, files);
      }
      if (to.isPresent()) {
        return new Answer.Redirect(to.get(), rule.status(), Optional.of(path));
      }
    }
    return page(path, path, files);
  }

  private Answer page(String path, String asked, SiteFiles files) {
    if (path.endsWith("/")) {
      String folder = path.substring(0, path.length() - 1);
      if (files.has(path + INDEX)) {
        return Answer.File.found(path + INDEX, asked);
      }
      if (path.endsWith("/index/")) {
        return redirect(path.substring(0, path.length() - "index/".length()), asked);
      }
      return files.has(folder + HTML) ? redirect(folder, asked) : missing(path, asked, files);
    }
    if (files.has(path)) {
      String bare = path.endsWith(HTML) ? path.substring(0, path.length() - HTML.length()) : "";
      if (bare.endsWith("/index")) {
        return redirect(bare.substring(0, bare.length() - "index".length()), asked);
      }
      return bare.isEmpty() || bare.equals("/") || files.has(bare)
          ? Answer.File.found(path, asked)
          : redirect(bare, asked);
    }
    if (path.endsWith("/index")) {
      return redirect(path.substring(0, path.length() - "index".length()), asked);
    }
    if (files.has(path + HTML)) {
      return Answer.File.found(path + HTML, asked);
    }
    return files.has(path + "/" + INDEX)
        ? redirect(path + "/", asked)
        : missing(path, asked, files);
  }

  private Answer redirect(String to, String asked) {
    return new Answer.Redirect(to, status, Optional.of(asked));
  }

  /** Without a 404.html in a folder above the path, Pages answers with the page of the root. */
  private static Answer missing(String path, String asked, SiteFiles files) {
    String folder = path;
    while (folder.contains("/")) {
      folder = folder.substring(0, folder.lastIndexOf('/'));
      if (files.has(folder + "/404.html")) {
        return new Answer.File(folder + "/404.html", 404, Optional.of(asked));
      }
    }
    return files.has("/" + INDEX)
        ? Answer.File.found("/" + INDEX, asked)
        : Answer.Missing.of(asked);
  }
}
