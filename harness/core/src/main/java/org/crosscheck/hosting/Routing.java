package org.crosscheck.hosting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what answers a request for an address. Implementations never change. */
public interface Routing {
  /**
   * As most web servers do it: index.html for folders, whose addresses end with a slash; several
   * slashes count as one.
   */
  Routing PLAIN = Routing::plain;

  /** Like {@link #PLAIN}, and a page is also found without its extension. */
  Routing WITHOUT_EXTENSION =
      (path, files) ->
          files.has(path + ".html") && !files.has(path) && !files.has(path + "/index.html")
              ? Answer.File.found(path + ".html", path)
              : plain(path, files);

  /** Browsers stop after 20 redirects (Fetch, HTTP-redirect fetch). */
  int MOST_REDIRECTS = 20;

  /**
   * {@return the answer to one request}
   *
   * @param path the path of the request, decoded, without a query, starting with a slash
   * @param files the files of the site
   */
  Answer answer(String path, SiteFiles files);

  /**
   * An answer on the way to a page.
   *
   * @param path the path of the request
   */
  record Step(String path, Answer answer) {}

  /**
   * {@return the answers that a browser gets until it has something other than a redirect within
   * the site; not empty}
   */
  default List<Step> follow(String path, SiteFiles files) {
    List<Step> steps = new ArrayList<>();
    String at = path;
    while (true) {
      Answer answer = answer(at, files);
      steps.add(new Step(at, answer));
      if (!(answer instanceof Answer.Redirect redirect)
          || !redirect.to().startsWith("/")
          || steps.size() > MOST_REDIRECTS) {
        return steps;
      }
      at = redirect.to();
    }
  }

  private static Answer plain(String asked, SiteFiles files) {
    String path = asked.replaceAll("/+", "/");
    if (path.endsWith("/") && files.has(path + "index.html")) {
      return Answer.File.found(path + "index.html", asked);
    }
    if (!path.endsWith("/") && files.has(path)) {
      return Answer.File.found(path, asked);
    }
    if (!path.endsWith("/") && (files.has(path + "/index.html") || files.hasFolder(path))) {
      return new Answer.Redirect(path + "/", 301, Optional.of(asked));
    }
    return Answer.Missing.of(asked);
  }
}
