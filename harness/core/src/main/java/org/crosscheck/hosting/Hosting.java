package org.crosscheck.hosting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.message.UserError;

/**
 * A named way to answer requests.
 *
 * @param name lower-case words joined by hyphens
 * @param summary what it is, in one sentence
 * @param headers what the server sends
 * @param delivery how it sends it
 * @param additions what it adds to every page
 * @param optIn whether only fixtures that name it are visited under it, because a hosting for a
 *     single question does not need all claims
 * @param external how it is judged, if it is not in the catalog
 * @param promise whether pages are isolated under it, as its author says
 */
public record Hosting(
    String name,
    String summary,
    Headers headers,
    Delivery delivery,
    PageAdditions additions,
    boolean optIn,
    Optional<External> external,
    Promise promise) {
  private static final int OK = 200;

  /**
   * How a hosting that is not in the catalog is judged.
   *
   * @param like the hosting of the catalog whose claims and accepted verdicts apply here too
   * @param remote whether it is on another machine, where no other hosting is available
   */
  public record External(String like, boolean remote) {}

  /**
   * Checks the form.
   *
   * @throws UserError if the name is not lower-case words joined by hyphens, or there is no summary
   */
  public Hosting {
    if (!name.matches("(?!.*--)[a-z0-9][a-z0-9-]*(?<!-)")) {
      throw new UserError(
          "'" + name + "' is not a hosting name.", "Use lower-case words and hyphens.");
    }
    if (summary.isBlank()) {
      throw new UserError("The hosting " + name + " has no summary.", "Add 'summary:'.");
    }
  }

  /** {@return a hosting that adds nothing to its pages and promises nothing} */
  public static Hosting of(String name, String summary, Headers headers, Delivery delivery) {
    return new Hosting(
        name,
        summary,
        headers,
        delivery,
        PageAdditions.NONE,
        false,
        Optional.empty(),
        Promise.NONE);
  }

  /** {@return this hosting with another promise} */
  public Hosting promising(Promise other) {
    return new Hosting(name, summary, headers, delivery, additions, optIn, external, other);
  }

  /** {@return this hosting with another name} */
  public Hosting named(String other) {
    return new Hosting(other, summary, headers, delivery, additions, optIn, external, promise);
  }

  /**
   * {@return this hosting as one that is not in the catalog}
   *
   * @param other the hosting of the catalog that it is judged like
   */
  public Hosting like(String other) {
    return with(new External(other, false));
  }

  /**
   * {@return this hosting as one on another machine}
   *
   * @param other the hosting of the catalog that it is judged like
   */
  public Hosting remoteLike(String other) {
    return with(new External(other, true));
  }

  private Hosting with(External judgedAs) {
    return new Hosting(
        name, summary, headers, delivery, additions, optIn, Optional.of(judgedAs), promise);
  }

  /**
   * {@return the header lines that end up on the response for a path: the server's, with those that
   * the hosting's service worker replaces}
   */
  public List<HeaderField> effectiveLines(String path) {
    List<HeaderField> sent =
        delivery
            .routing()
            .map(routing -> routing.follow(path, path::equals))
            .map(steps -> steps.get(steps.size() - 1).answer().ruled())
            .orElse(Optional.of(path))
            .map(ruled -> headers.linesFor(ruled, OK))
            .orElse(List.of());
    return Stream.concat(
            sent.stream()
                .filter(
                    line ->
                        additions.serviceWorkerSets().stream()
                            .noneMatch(s -> s.named(line.name()))),
            additions.serviceWorkerSets().stream())
        .toList();
  }

  /** {@return its name in claims and accepted verdicts} */
  public String catalogName() {
    return external.map(External::like).orElse(name);
  }

  /** {@return whether it is on another machine} */
  public boolean remote() {
    return external.map(External::remote).orElse(false);
  }

  /**
   * {@return whether nothing may run beside its pages} On a busy machine mini-coi reloads the page
   * before its service worker is active, and Chromium then leaves the page without it.
   */
  public boolean exclusive() {
    return !additions.serviceWorkerSets().isEmpty();
  }

  /** {@return exactly what it does, in a sentence that follows the summary} */
  public String details() {
    List<String> parts = new ArrayList<>();
    parts.add(headers.explain());
    if (!remote()) {
      parts.addAll(delivery.explain());
    }
    if (!additions.files().isEmpty()) {
      parts.add("serves " + String.join(" and ", additions.files().keySet()));
    }
    if (!additions.head().isEmpty()) {
      parts.add("inserts " + additions.head() + " first in every head");
    }
    if (!additions.serviceWorkerSets().isEmpty()) {
      parts.add(
          "where a service worker then sets "
              + additions.serviceWorkerSets().stream()
                  .map(HeaderField::toString)
                  .collect(Collectors.joining(", ")));
    }
    return String.join(", ", parts) + ".";
  }
}
