package org.crosscheck.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.input.Step;
import org.crosscheck.message.UserError;

/**
 * A page of the user, and what counts as success for it.
 *
 * @param name how reports call it; unique among the pages of a request
 * @param path the path in its folder, such as {@code index.html}, or {@code sub/} for the
 *     index.html of a subfolder, which may have a query; or the complete URL of a page that is not
 *     in a folder
 * @param done what is expected of the page when it is done
 * @param steps what a person does once the page's code has run, before it can be done
 * @param texts the expected text of elements, by CSS selector; white space is normalized
 * @param allowed substrings of console errors and page errors that are allowed
 * @param hostings the hostings under which it is visited; at least one, unless the page is at a URL
 * @param timeout how long to wait until it is done
 */
public record AppPage(
    String name,
    String path,
    DoneWhen done,
    List<Step> steps,
    Map<String, String> texts,
    List<String> allowed,
    List<Hosting> hostings,
    Duration timeout) {
  /** The default timeout. */
  public static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** The longest allowed timeout. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /**
   * Copies the collections and checks the parts.
   *
   * @throws UserError if a part is blank or the timeout is out of range
   */
  public AppPage {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    steps = List.copyOf(steps);
    allowed = List.copyOf(allowed);
    hostings = List.copyOf(hostings);
    if (path.isBlank()) {
      throw new UserError("A page has no path.", "Write it as index.html.");
    }
    if (name.isBlank()) {
      throw new UserError("The name of a page is blank.", "Write one, or leave it out.");
    }
    if (texts.keySet().stream().anyMatch(String::isBlank)) {
      throw new UserError(
          "The page " + path + " has a blank selector.", "Write a CSS selector such as '#done'.");
    }
    if (allowed.stream().anyMatch(String::isBlank)) {
      throw new UserError(
          "The page " + path + " allows a blank text, which every error contains.",
          "Write a part of the error to allow.");
    }
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new UserError(
          "A timeout of " + timeout.toSeconds() + " s is out of range.",
          "Give one from 1 to " + LONGEST.toSeconds() + " seconds.");
    }
  }

  /** {@return a page without expectations} */
  public static AppPage at(String path) {
    return new AppPage(
        path, path, DoneWhen.PYSCRIPT_IS, List.of(), Map.of(), List.of(), List.of(), TIMEOUT);
  }

  /** {@return a copy of this page under other hostings} */
  public AppPage under(List<Hosting> others) {
    return new AppPage(name, path, done, steps, texts, allowed, others, timeout);
  }

  /** {@return a copy of this page with a done selector} */
  public AppPage doneAt(String selector) {
    return new AppPage(name, path, done.at(selector), steps, texts, allowed, hostings, timeout);
  }

  /** {@return a copy of this page at another path, with the same name} */
  AppPage from(String other) {
    return new AppPage(name, other, done, steps, texts, allowed, hostings, timeout);
  }

  /** {@return a copy of this page that allows more errors} */
  public AppPage allowing(List<String> more) {
    List<String> all =
        java.util.stream.Stream.of(allowed, more).flatMap(List::stream).distinct().toList();
    return new AppPage(name, path, done, steps, texts, all, hostings, timeout);
  }

  /** {@return a copy of this page with another timeout} */
  public AppPage within(Duration other) {
    return new AppPage(name, path, done, steps, texts, allowed, hostings, other);
  }

  /** {@return whether the page is at a URL and not in a folder} */
  public boolean atUrl() {
    return path.startsWith("http://") || path.startsWith("https://");
  }

  /** {@return the URL of the page on a site} */
  public URI on(String site) {
    if (atUrl()) {
      return URI.create(path);
    }
    int query = path.indexOf('?');
    String file = query < 0 ? path : path.substring(0, query);
    try {
      String encoded = new URI(null, null, "/" + file, null).toASCIIString();
      return URI.create(site + encoded + (query < 0 ? "" : path.substring(query)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new UserError(
          "'" + path + "' is not the path of a page: " + e.getMessage() + ".",
          "Write it as in the address bar of a browser.");
    }
  }
}
