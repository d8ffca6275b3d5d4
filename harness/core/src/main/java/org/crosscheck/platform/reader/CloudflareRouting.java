package org.crosscheck.platform.reader;

import java.util.List;
import java.util.Optional;
import org.crosscheck.hosting.Answer;
import org.crosscheck.hosting.Routing;
import org.crosscheck.hosting.SiteFiles;

/**
 * What answers on Cloudflare Pages: functions, then {@code _redirects}, then pages at addresses
 * without {@code .html} and {@code index}; the header rules for a path apply to redirects too.
 *
 * <p>The rules are those of {@code pages-shared/asset-server} in cloudflare/workers-sdk, read in
 * 2026; those of Workers are documented under static assets.
 */
final class CloudflareRouting implements Routing {
  private static final String INDEX = "index.html";
  private static final String HTML = ".html";

  /** The setting html_handling of Workers. */
  enum Addresses {
    /** The address of a page in a folder ends with a slash, that of another page does not. */
    AUTO,
    /** The addresses of all pages end with a slash. */
    SLASH,
    /** The addresses of all pages end without a slash. */
    NO_SLASH,
    /** Pages are at the paths of their files. */
    FILES;

    static Addresses of(String setting) {
      return switch (setting) {
        case "force-trailing-slash" -> SLASH;
        case "drop-trailing-slash" -> NO_SLASH;
        case "none" -> FILES;
        default -> AUTO;
      };
    }
  }

  /** What answers if there is no page; the setting not_found_handling of Workers. */
  enum Fallback {
    /** The nearest 404.html, or the page of the root if there is none, as on Pages. */
    PAGES,
    /** The nearest 404.html. */
    NEAREST,
    /** The page of the root. */
    ROOT,
    /** Nothing. */
    NONE;

    static Fallback of(String setting) {
      return switch (setting) {
        case "404-page" -> NEAREST;
        case "single-page-application" -> ROOT;
        default -> NONE;
      };
    }
  }

  private final Programs programs;
  private final List<RedirectRule> redirects;
  private final Addresses addresses;
  private final Fallback fallback;
  private final int status;

  /**
   * A routing.
   *
   * @param status the status of redirects to the address of a page: 308 for Pages, 307 for Workers
   */
  CloudflareRouting(
      Programs programs,
      List<RedirectRule> redirects,
      Addresses addresses,
      Fallback fallback,
      int status) {
    this.programs = programs;
    this.redirects = List.copyOf(redirects);
    this.addresses = addresses;
    this.fallback = fallback;
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

  private Answer page(String wanted, String asked, SiteFiles files) {
    String path = wanted.replaceAll("/+", "/");
    return addresses == Addresses.AUTO
        ? automatic(path, asked, files)
        : uniform(path, asked, files);
  }

  private Answer uniform(String path, String asked, SiteFiles files) {
    if (addresses == Addresses.FILES) {
      return files.has(path) ? Answer.File.found(path, asked) : missing(path, asked, files);
    }
    String bare = path.replaceFirst("(/index\\.html|\\.html|/index|/)$", "");
    String address = addresses == Addresses.SLASH || bare.isEmpty() ? bare + "/" : bare;
    for (String file : List.of(bare + HTML, bare + "/" + INDEX)) {
      if (files.has(file)) {
        return path.equals(address) ? Answer.File.found(file, asked) : redirect(address, asked);
      }
    }
    return files.has(path) ? Answer.File.found(path, asked) : missing(path, asked, files);
  }

  private Answer automatic(String path, String asked, SiteFiles files) {
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

  private Answer missing(String path, String asked, SiteFiles files) {
    String folder = path;
    while ((fallback == Fallback.PAGES || fallback == Fallback.NEAREST) && folder.contains("/")) {
      folder = folder.substring(0, folder.lastIndexOf('/'));
      if (files.has(folder + "/404.html")) {
        return new Answer.File(folder + "/404.html", 404, Optional.of(asked));
      }
    }
    boolean root = fallback == Fallback.PAGES || fallback == Fallback.ROOT;
    return root && files.has("/" + INDEX)
        ? Answer.File.found("/" + INDEX, asked)
        : Answer.Missing.of(asked);
  }
}
