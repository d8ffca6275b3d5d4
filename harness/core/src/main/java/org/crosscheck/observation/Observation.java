package org.crosscheck.observation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that was seen in one page load. It holds no opinion.
 *
 * @param outcome how the visit ended
 * @param detail what the outcome alone does not say, such as the deadline; "" if nothing
 * @param url the address that was opened
 * @param facts what page, worker and browser reported, in order of arrival
 * @param console console lines in order
 * @param errors uncaught errors in order
 * @param exchanges requests and responses in order of completion
 * @param timings where the time went
 */
public record Observation(
    Outcome outcome,
    String detail,
    String url,
    List<Fact> facts,
    List<ConsoleLine> console,
    List<PageError> errors,
    List<Exchange> exchanges,
    Timings timings) {

  /** Copies the lists. */
  public Observation {
    facts = List.copyOf(facts);
    console = List.copyOf(console);
    errors = List.copyOf(errors);
    exchanges = List.copyOf(exchanges);
  }

  /**
   * {@return the fact of this name that was reported last, or empty if none was} Only the facts of
   * the last document count: what a page said before it reloaded itself is evidence, not the
   * answer.
   */
  public Optional<Fact> fact(String name) {
    int last = facts.stream().mapToInt(Fact::document).max().orElse(0);
    return facts.stream()
        .filter(f -> f.document() == last && f.name().equals(name))
        .reduce((first, second) -> second);
  }

  /** {@return the texts of every console line and every page error, in that order} */
  public List<String> said() {
    return Stream.concat(
            console.stream().map(ConsoleLine::text), errors.stream().map(PageError::text))
        .toList();
  }

  /** {@return this observation without what mentions a text; this one is not changed} */
  public Observation withoutMentionOf(String text) {
    return new Observation(
        outcome,
        detail,
        url,
        facts,
        console.stream().filter(line -> !line.text().contains(text)).toList(),
        errors.stream().filter(error -> !error.text().contains(text)).toList(),
        exchanges.stream().filter(exchange -> !exchange.url().contains(text)).toList(),
        timings);
  }

  /** {@return this observation with other timings; this one is not changed} */
  public Observation with(Timings other) {
    return new Observation(outcome, detail, url, facts, console, errors, exchanges, other);
  }
}
