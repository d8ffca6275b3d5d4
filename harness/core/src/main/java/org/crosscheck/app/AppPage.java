package org.crosscheck.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.message.UserError;

/**
 * A page of somebody else, and what counts as success there.
 *
 * @param path where it is in its folder, such as {@code index.html}; it may have a query. For a
 *     page that is elsewhere, its whole address
 * @param doneSelector matches an element once the page is done; if empty, PyScript's own events say
 *     when it is
 * @param texts by CSS selector, the text that the element must come to have; white space does not
 *     count
 * @param allowed parts of console errors and page errors that may come
 * @param hostings the ways to answer that it is visited under, at least one unless it is elsewhere
 * @param timeout how long it may take to be done
 */
public record AppPage(
    String path,
    Optional<String> doneSelector,
    Map<String, String> texts,
    List<String> allowed,
    List<Hosting> hostings,
    Duration timeout) {
  /** How long a page may take if nothing else is said. */
  public static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Longer than any page needs. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /**
   * Copies and checks.
   *
   * @throws UserError if a part is blank or the timeout is out of range
   */
  public AppPage {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    allowed = List.copyOf(allowed);
    hostings = List.copyOf(hostings);
    if (path.isBlank()) {
      throw new UserError("A page has no path.", "Write it as index.html.");
    }
    if (doneSelector.filter(String::isBlank).isPresent()
        || texts.keySet().stream().anyMatch(String::isBlank)) {
      throw new UserError(
          "The page " + path + " has a blank selector.", "Write it as CSS does, such as '#done'.");
    }
    if (allowed.stream().anyMatch(String::isBlank)) {
      throw new UserError(
          "The page " + path + " allows a blank text, which every error has.",
          "Write a part of the error that may come.");
    }
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new UserError(
          "A timeout of " + timeout.toSeconds() + " s is out of range.",
          "Give one from 1 to " + LONGEST.toSeconds() + " seconds.");
    }
  }

  /** {@return a page of which nothing is known but where it is} */
  public static AppPage at(String path) {
    return new AppPage(path, Optional.empty(), Map.of(), List.of(), List.of(), TIMEOUT);
  }

  /** {@return a page like this one under other hostings; this one is not changed} */
  public AppPage under(List<Hosting> others) {
    return new AppPage(path, doneSelector, texts, allowed, others, timeout);
  }

  /** {@return a page like this one that is done at another sign; this one is not changed} */
  public AppPage doneAt(String selector) {
    return new AppPage(path, Optional.of(selector), texts, allowed, hostings, timeout);
  }

  /** {@return a page like this one where more errors may come; this one is not changed} */
  public AppPage allowing(List<String> more) {
    List<String> all =
        java.util.stream.Stream.of(allowed, more).flatMap(List::stream).distinct().toList();
    return new AppPage(path, doneSelector, texts, all, hostings, timeout);
  }

  /** {@return a page like this one with another timeout; this one is not changed} */
  public AppPage within(Duration other) {
    return new AppPage(path, doneSelector, texts, allowed, hostings, other);
  }

  /** {@return whether the page is not in a folder but at an address} */
  public boolean elsewhere() {
    return path.startsWith("http://") || path.startsWith("https://");
  }

  /** {@return the address of the page on a site, which has no slash at its end} */
  public URI on(String site) {
    if (elsewhere()) {
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
          "Write it as in the address line of a browser.");
    }
  }
}
