package org.crosscheck.observation;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Everything that was seen during one visit. It holds no judgment.
 *
 * @param outcome how the visit ended
 * @param detail details of the outcome, such as the deadline; "" if there are none
 * @param url the URL that was opened
 * @param facts what page, worker and browser reported, in order of arrival
 * @param console console lines in order
 * @param errors uncaught errors in order
 * @param exchanges requests and responses in order of completion
 * @param measured where the time went and how busy the machine was
 */
public record Observation(
    Outcome outcome,
    String detail,
    String url,
    List<Fact> facts,
    List<ConsoleLine> console,
    List<PageError> errors,
    List<Exchange> exchanges,
    Measured measured) {
  /**
   * The fact with the value {@code false} of a visit in a browser that nobody drives: its console
   * and its requests are not known, and the lists of them are empty.
   */
  public static final String DRIVEN = "browser.driven";

  /**
   * The fact with the value {@code false} of a visit in a browser whose driver does not report its
   * console and its requests; the lists of them are empty.
   */
  public static final String CONSOLE = "browser.console";

  /** Copies the lists. */
  public Observation {
    facts = List.copyOf(facts);
    console = List.copyOf(console);
    errors = List.copyOf(errors);
    exchanges = List.copyOf(exchanges);
  }

  /** An observation for which no load was measured. */
  public Observation(
      Outcome outcome,
      String detail,
      String url,
      List<Fact> facts,
      List<ConsoleLine> console,
      List<PageError> errors,
      List<Exchange> exchanges,
      Timings timings) {
    this(
        outcome,
        detail,
        url,
        facts,
        console,
        errors,
        exchanges,
        new Measured(timings, Load.UNKNOWN));
  }

  /**
   * {@return the last fact of this name, or empty if there is none} Only the facts of the last
   * document count: what a page reported before it reloaded itself is evidence, not the answer.
   */
  public Optional<Fact> fact(String name) {
    return facts(name).stream().reduce((first, second) -> second);
  }

  /** {@return every fact of this name that the last document reported, in order} */
  public List<Fact> facts(String name) {
    int last = facts.stream().mapToInt(Fact::document).max().orElse(0);
    return facts.stream().filter(f -> f.document() == last && f.name().equals(name)).toList();
  }

  /**
   * {@return whether the last document was cross-origin isolated, as the browser or else the page
   * or its first thread reported it; empty if nothing was reported}
   */
  public Optional<Boolean> isolated() {
    return Stream.of("document.isolated", "page.isolated", "thread.isolated")
        .flatMap(name -> facts(name).stream())
        .map(Fact::value)
        .filter(Boolean.class::isInstance)
        .map(Boolean.class::cast)
        .findFirst();
  }

  /** {@return whether a driver controlled the browser} */
  public boolean driven() {
    return !denied(DRIVEN);
  }

  /** {@return whether the console was watched, so that no line means that there was none} */
  public boolean consoleKnown() {
    return driven() && !denied(CONSOLE);
  }

  private boolean denied(String fact) {
    return facts.stream().anyMatch(f -> f.name().equals(fact) && Boolean.FALSE.equals(f.value()));
  }

  /**
   * {@return the texts of the console lines and then of the page errors since the last document
   * reported its first fact; all, if the page had one document only} As with facts, what a page
   * said before it reloaded itself is evidence, not the answer.
   */
  public List<String> messagesOfLastDocument() {
    return Stream.concat(
            consoleOfLastDocument().stream().map(ConsoleLine::text),
            errorsOfLastDocument().stream().map(PageError::text))
        .toList();
  }

  /** {@return the console lines since the last document reported its first fact, in order} */
  public List<ConsoleLine> consoleOfLastDocument() {
    double began = startOfLastDocument();
    return console.stream().filter(line -> line.at() >= began).toList();
  }

  /** {@return the uncaught errors since the last document reported its first fact, in order} */
  public List<PageError> errorsOfLastDocument() {
    double began = startOfLastDocument();
    return errors.stream().filter(error -> error.at() >= began).toList();
  }

  /** When the last of several documents reported its first fact; before everything if it is one. */
  private double startOfLastDocument() {
    int last = facts.stream().mapToInt(Fact::document).max().orElse(0);
    return last <= 1
        ? Double.NEGATIVE_INFINITY
        : facts.stream()
            .filter(f -> f.document() == last && f.from() != Reporter.BROWSER)
            .mapToDouble(Fact::at)
            .min()
            .orElse(Double.NEGATIVE_INFINITY);
  }

  /** {@return the texts of all console lines and then of all page errors} */
  public List<String> messages() {
    return Stream.concat(
            console.stream().map(ConsoleLine::text), errors.stream().map(PageError::text))
        .toList();
  }

  /** {@return a copy in which each text of the page and the browser is changed} */
  public Observation with(UnaryOperator<String> change) {
    return new Observation(
        outcome,
        change.apply(detail),
        change.apply(url),
        facts.stream().map(fact -> fact.with(change)).toList(),
        console.stream()
            .map(line -> new ConsoleLine(line.at(), line.level(), change.apply(line.text())))
            .toList(),
        errors.stream()
            .map(
                error ->
                    new PageError(
                        error.at(), change.apply(error.text()), change.apply(error.where())))
            .toList(),
        exchanges.stream().map(exchange -> exchange.with(change)).toList(),
        measured);
  }

  /** {@return a copy without the console lines, errors and exchanges that mention a text} */
  public Observation withoutMentionOf(String text) {
    return new Observation(
        outcome,
        detail,
        url,
        facts,
        console.stream().filter(line -> !line.text().contains(text)).toList(),
        errors.stream().filter(error -> !error.text().contains(text)).toList(),
        exchanges.stream().filter(exchange -> !exchange.url().contains(text)).toList(),
        measured);
  }

  /** {@return where the time went} */
  public Timings timings() {
    return measured.timings();
  }

  /** {@return how busy the machine was} */
  public Load load() {
    return measured.load();
  }

  /** {@return a copy with another load} */
  public Observation with(Load other) {
    return with(new Measured(timings(), other));
  }

  /** {@return a copy with other timings} */
  public Observation with(Timings other) {
    return with(new Measured(other, load()));
  }

  private Observation with(Measured other) {
    return new Observation(outcome, detail, url, facts, console, errors, exchanges, other);
  }
}
