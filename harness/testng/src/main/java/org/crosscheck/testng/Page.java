package org.crosscheck.testng;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AssertProvider;
import org.crosscheck.app.AppVerdict;
import org.crosscheck.app.UsedPage;
import org.crosscheck.input.Step;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.HeaderLine;
import org.crosscheck.observation.Observation;

/**
 * An open page. AssertJ's own {@code assertThat(page)} returns its {@link PageAssert assertions}.
 */
public final class Page implements AssertProvider<PageAssert> {
  /** How long assertions wait for what a worker may still do. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String name;
  private final UsedPage page;

  Page(String name, UsedPage page) {
    this.name = name;
    this.page = page;
  }

  /**
   * {@inheritDoc}
   *
   * @deprecated call {@code Assertions.assertThat(page)}
   */
  @Deprecated
  @Override
  public PageAssert assertThat() {
    return new PageAssert(this);
  }

  /** {@return the address at which it was opened} */
  public String url() {
    return page.url();
  }

  /** {@return everything that was seen of the page so far} */
  public Observation seen() {
    return page.seen();
  }

  /** {@return whether the page is cross-origin isolated, as it reported; empty if it did not} */
  public Optional<Boolean> isCrossOriginIsolated() {
    return seen().isolated();
  }

  /**
   * {@return the console errors, uncaught errors and worker errors so far, each a sentence} Without
   * those that {@code crosscheck.yaml} allows.
   */
  public List<String> consoleErrors() {
    return page.errors();
  }

  /**
   * {@return the text of the first element that a CSS selector matches, or the value of a field,
   * with normalized white space; empty if there is no element}
   *
   * @throws org.crosscheck.message.UserError if the selector is not valid
   */
  public Optional<String> text(String selector) {
    return page.text(selector, Optional.empty(), PATIENCE);
  }

  Optional<String> awaitText(String selector, String wanted) {
    return page.text(selector, Optional.of(wanted), PATIENCE);
  }

  /**
   * {@return the last value of a fact that the page or a worker reported; empty if it did not}
   *
   * <p>A page reports a fact with {@code new BroadcastChannel("crosscheck").postMessage(
   * JSON.stringify({name: "sync.value", value: 42}))}, from any thread.
   */
  public Optional<Fact> fact(String name) {
    return seen().fact(name);
  }

  Optional<Fact> awaitFact(String name, Object wanted) {
    return page.fact(name, fact -> Values.same(wanted, fact.value()), PATIENCE);
  }

  /** {@return the header lines of the response that the page was in; empty if there was none} */
  public List<HeaderLine> responseHeaders() {
    Observation seen = seen();
    // A platform can redirect to the address that it publishes the page at.
    String address =
        seen.fact("document.url")
            .map(fact -> String.valueOf(fact.value()).replaceFirst("#.*", ""))
            .orElse(url());
    return seen.exchanges().stream()
        .filter(exchange -> exchange.url().equals(address) && exchange.status() > 0)
        .reduce((first, second) -> second)
        .map(exchange -> exchange.headers())
        .orElse(List.of());
  }

  /** Clicks an element with the browser's mouse. */
  public void click(String selector) {
    page.make(new Step(Step.Kind.CLICK, "", selector));
  }

  /** Types a text into an element with the browser's keyboard. */
  public void type(String selector, String text) {
    page.make(new Step(Step.Kind.TYPE, text, selector));
  }

  /**
   * Presses a key in an element.
   *
   * @param key the name of the key as in {@code KeyboardEvent.key}, such as {@code Enter}
   */
  public void press(String selector, String key) {
    page.make(new Step(Step.Kind.PRESS, key, selector));
  }

  /** {@return the verdict that {@code crosscheck app} has of what was seen so far} */
  public AppVerdict verdict() {
    return page.verdict();
  }

  Optional<byte[]> screenshot() {
    return page.screenshot();
  }

  void close() {
    page.close();
  }

  /** {@return its path, and where it was opened} */
  @Override
  public String toString() {
    return name;
  }
}
