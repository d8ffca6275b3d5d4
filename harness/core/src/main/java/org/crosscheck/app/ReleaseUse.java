package org.crosscheck.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Observation;
import org.crosscheck.server.AppServer;
import org.crosscheck.session.PageLoad;

/**
 * Whether a page used the release under test.
 *
 * @param ofRelease whether it did, or was not opened so that nothing else is known
 * @param notes what to say about its requests, each a sentence
 */
record ReleaseUse(boolean ofRelease, List<String> notes) {
  /** The use of a page that chooses its PyScript itself. */
  static final ReleaseUse ANY = new ReleaseUse(true, List.of());

  ReleaseUse {
    notes = List.copyOf(notes);
  }

  /** {@return the use of the release that a server serves, in a visit to one of its pages} */
  static ReleaseUse of(AppServer server, PageLoad load, Observation seen) {
    List<String> notes = new ArrayList<>();
    boolean requested = seen.exchanges().stream().anyMatch(e -> server.servesRelease(e.url()));
    boolean opened = seen.outcome().opened() && !seen.exchanges().isEmpty();
    if (opened && !requested) {
      notes.add(
          own(seen)
              .map(
                  url ->
                      "The page uses its own PyScript, "
                          + url
                          + ", and nothing of the release under test; name that folder under"
                          + " 'pyscript' in crosscheck.yaml to have the release served there.")
              .orElse("The page requested nothing of the release under test."));
    }
    Set<String> others = new TreeSet<>();
    for (Exchange exchange : seen.exchanges()) {
      URI url =
          URI.create(
              exchange
                  .url()
                  .replaceFirst("[?#].*", "")
                  .replaceAll("[^!-~]|[|{}^`\\\\\"<>\\[\\]]", "_"));
      boolean here =
          url.getHost() == null
              || url.getAuthority().equals(load.url().getAuthority())
              || server.isCdnMirror(url.toString());
      if (!here) {
        others.add(url.getHost());
      }
    }
    if (!others.isEmpty()) {
      notes.add("It also sent requests to " + String.join(", ", others) + ".");
    }
    Map<String, String> unanswered = server.unanswered();
    seen.exchanges().stream()
        .map(exchange -> server.withoutMirror(exchange.url()))
        .distinct()
        .filter(unanswered::containsKey)
        .forEach(
            url -> notes.add("%s was not answered here: %s.".formatted(url, unanswered.get(url))));
    return new ReleaseUse(requested || !opened, notes);
  }

  private static Optional<String> own(Observation seen) {
    return seen.exchanges().stream()
        .map(Exchange::url)
        .filter(url -> url.matches(".*/core(?:[.-][^/?]*)?\\.m?js(?:\\?.*)?"))
        .findFirst();
  }
}
