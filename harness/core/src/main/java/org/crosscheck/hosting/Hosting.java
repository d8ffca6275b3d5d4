package org.crosscheck.hosting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.told.Told;

/**
 * A named way to answer requests. This value never changes.
 *
 * @param name lower-case words joined by hyphens
 * @param says what it is, in one sentence for people
 * @param headers what the server sends
 * @param delivery how it sends it
 * @param serviceWorker what a service worker of this hosting sets on the page's responses; a line
 *     of a name replaces those that the server sent
 * @param files extra files by path, each the path of a file inside the installed npm packages
 * @param until facts that a page here must have reported, beside the fixture's own, before the
 *     visit is over: a service worker reloads the page, and what it said before does not count
 * @param head markup that stands first in the head of every page; "" for none
 * @param onlyIfNamed whether it is only for fixtures that name it: a hosting for one question need
 *     not be asked all
 * @param like the hosting whose claims are asked here too and whose accepted verdicts hold here
 *     too; empty for a hosting of the catalogue, which has its own
 * @param elsewhere whether it is on another machine, where no other hosting is beside it
 */
public record Hosting(
    String name,
    String says,
    Headers headers,
    Delivery delivery,
    List<HeaderField> serviceWorker,
    Map<String, String> files,
    List<String> until,
    String head,
    boolean onlyIfNamed,
    Optional<String> like,
    boolean elsewhere) {
  private static final int OK = 200;

  /**
   * Copies and checks.
   *
   * @throws Told if the name is not lower-case words joined by hyphens, or it does not say what it
   *     is
   */
  public Hosting {
    serviceWorker = List.copyOf(serviceWorker);
    until = List.copyOf(until);
    files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new Told("'" + name + "' is not a hosting name.", "Use lower-case words and hyphens.");
    }
    if (says.isBlank()) {
      throw new Told("The hosting " + name + " does not say what it is.", "Add 'says:'.");
    }
  }

  /** {@return a hosting that is not of the catalogue, which is asked what another one is} */
  public static Hosting like(
      String other,
      String name,
      String says,
      Headers headers,
      Delivery delivery,
      boolean elsewhere) {
    return new Hosting(
        name,
        says,
        headers,
        delivery,
        List.of(),
        Map.of(),
        List.of(),
        "",
        false,
        Optional.of(other),
        elsewhere);
  }

  /**
   * {@return the header lines that end up on the response for a path: the server's, with those that
   * the hosting's service worker replaces}
   */
  public List<HeaderField> effectiveLines(String path) {
    return Stream.concat(
            headers.linesFor(path, OK).stream()
                .filter(line -> serviceWorker.stream().noneMatch(s -> s.named(line.name()))),
            serviceWorker.stream())
        .toList();
  }

  /** {@return the name under which claims and accepted verdicts know it} */
  public String known() {
    return like.orElse(name);
  }

  /**
   * {@return whether nothing may run beside its pages} On a busy machine mini-coi reloads the page
   * before its service worker is active, and Chromium then leaves the page without it.
   */
  public boolean alone() {
    return !serviceWorker.isEmpty();
  }

  /** {@return this hosting in one sentence} */
  public String explain() {
    return says;
  }

  /** {@return what exactly it does, in a second sentence} */
  public String details() {
    List<String> said = new ArrayList<>();
    said.add(headers.explain());
    if (!elsewhere) {
      said.addAll(delivery.explain());
    }
    if (!files.isEmpty()) {
      said.add("serves " + String.join(" and ", files.keySet()));
    }
    if (!head.isEmpty()) {
      said.add("puts " + head + " first in every head");
    }
    if (!serviceWorker.isEmpty()) {
      said.add(
          "where a service worker then sets "
              + serviceWorker.stream()
                  .map(HeaderField::toString)
                  .collect(Collectors.joining(", ")));
    }
    return String.join(", ", said) + ".";
  }
}
