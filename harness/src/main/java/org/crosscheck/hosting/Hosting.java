package org.crosscheck.hosting;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.told.Told;

/**
 * A named way to answer requests. This value never changes.
 *
 * @param name lower-case words joined by hyphens
 * @param headers what the server sends
 * @param serviceWorker what a service worker of this hosting sets on the page's responses; a line
 *     of a name replaces those that the server sent
 * @param files extra files by path, each the path of a file inside the installed npm packages
 * @param until facts that a page here must have reported, beside the fixture's own, before the
 *     visit is over: a service worker reloads the page, and what it said before does not count
 * @param head markup that stands first in the head of every page; "" for none
 * @param onlyIfNamed whether it is only for fixtures that name it: a hosting for one question need
 *     not be asked all
 */
public record Hosting(
    String name,
    HeaderSet headers,
    List<HeaderField> serviceWorker,
    Map<String, String> files,
    List<String> until,
    String head,
    boolean onlyIfNamed) {

  /**
   * Copies and checks.
   *
   * @throws Told if the name is not lower-case words joined by hyphens
   */
  public Hosting {
    serviceWorker = List.copyOf(serviceWorker);
    until = List.copyOf(until);
    files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new Told("'" + name + "' is not a hosting name.", "Use lower-case words and hyphens.");
    }
  }

  /**
   * {@return the header lines that end up on the response for a path: the server's, with those that
   * the hosting's service worker replaces}
   */
  public List<HeaderField> effectiveLines(String path) {
    return java.util.stream.Stream.concat(
            headers.linesFor(path).stream()
                .filter(line -> serviceWorker.stream().noneMatch(s -> s.named(line.name()))),
            serviceWorker.stream())
        .toList();
  }

  /**
   * {@return whether nothing may run beside its pages} On a busy machine mini-coi reloads the page
   * before its service worker is active, and Chromium then leaves the page without it.
   */
  public boolean alone() {
    return !serviceWorker.isEmpty();
  }

  /** {@return this hosting in one sentence, for the report} */
  public String explain() {
    StringBuilder said = new StringBuilder();
    if (headers.rules().isEmpty()) {
      said.append("Sends no headers of its own");
    } else {
      said.append("Sends ")
          .append(
              headers.rules().stream()
                  .map(
                      rule ->
                          lines(rule.lines())
                              + (rule.path().equals("/*")
                                  ? " on everything"
                                  : " on " + rule.path()))
                  .collect(Collectors.joining("; ")));
    }
    if (!files.isEmpty()) {
      said.append(", serves ").append(String.join(" and ", files.keySet()));
    }
    if (!head.isEmpty()) {
      said.append(", puts ").append(head).append(" first in every head");
    }
    if (!serviceWorker.isEmpty()) {
      said.append(", where a service worker then sets ").append(lines(serviceWorker));
    }
    return said.append('.').toString();
  }

  private static String lines(List<HeaderField> lines) {
    return lines.stream().map(HeaderField::toString).collect(Collectors.joining(", "));
  }
}
