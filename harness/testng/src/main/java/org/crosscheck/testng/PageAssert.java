package org.crosscheck.testng;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.crosscheck.app.AppVerdict;
import org.crosscheck.app.UsedPage;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.HeaderLine;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on an open page. Those on what a worker may still do wait for it, up to 5 s; those
 * that something did not happen are about what was seen so far.
 */
public final class PageAssert extends AbstractAssert<PageAssert, Page> {
  private static final List<String> OF_ISOLATION =
      List.of(
          "cross-origin-opener-policy",
          "cross-origin-embedder-policy",
          "document-isolation-policy",
          "permissions-policy");

  /** Assertions on a page. */
  PageAssert(Page page) {
    super(page, PageAssert.class);
  }

  private PageAssert fail(String what) {
    failWithMessage("%s", actual + ": " + what);
    return this;
  }

  /**
   * Checks that the page is cross-origin isolated, so that workers can use {@code document} and
   * {@code window}.
   */
  public PageAssert isCrossOriginIsolated() {
    return isolated(true);
  }

  /** Checks that the page is not cross-origin isolated. */
  public PageAssert isNotCrossOriginIsolated() {
    return isolated(false);
  }

  private PageAssert isolated(boolean expected) {
    Optional<Boolean> isolated = actual.isCrossOriginIsolated();
    if (isolated.isEmpty()) {
      return fail("The page did not report whether it is cross-origin isolated.");
    }
    return isolated.get() == expected
        ? this
        : fail(
            "The page %s cross-origin isolated. Its response has %s."
                .formatted(expected ? "is not" : "is", linesOfIsolation()));
  }

  private String linesOfIsolation() {
    List<HeaderLine> lines =
        actual.responseHeaders().stream()
            .filter(line -> OF_ISOLATION.stream().anyMatch(line.name()::equalsIgnoreCase))
            .toList();
    return lines.isEmpty()
        ? "no header line about isolation"
        : lines.stream()
            .map(line -> line.name() + ": " + line.value())
            .collect(Collectors.joining(" and "));
  }

  /** Checks that there was no console error, uncaught error or error of a worker so far. */
  public PageAssert hasNoConsoleErrors() {
    List<String> errors = actual.consoleErrors();
    return errors.isEmpty() ? this : fail(String.join(" ", errors));
  }

  /**
   * Checks the text of the first element that a CSS selector matches, or the value of a field.
   * White space is normalized. It waits for the text.
   */
  public PageAssert hasText(String selector, String text) {
    Optional<String> found = actual.awaitText(selector, text);
    String expected = UsedPage.normal(text);
    if (found.isEmpty()) {
      return fail("There is no '%s' to contain '%s'.".formatted(selector, expected));
    }
    return found.get().equals(expected)
        ? this
        : fail(
            "'%s' must contain '%s' but contains '%s'.".formatted(selector, expected, found.get()));
  }

  /**
   * Checks the last value of a fact that the page or a worker reported ({@link Page#fact}). It
   * waits for the value.
   *
   * @param value a text, number, boolean, list or map; numbers are equal as in JSON
   */
  public PageAssert reports(String name, Object value) {
    Optional<Fact> fact = actual.awaitFact(name, value);
    if (fact.isEmpty()) {
      return fail("'%s' was not reported; it must be %s.".formatted(name, shown(value)));
    }
    return Values.same(value, fact.get().value())
        ? this
        : fail(
            "'%s' must be reported as %s but is %s."
                .formatted(name, shown(value), shown(fact.get().value())));
  }

  private static String shown(@Nullable Object value) {
    return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
  }

  /** Checks that the response that the page was in has a header line. */
  public PageAssert hasResponseHeader(String name, String value) {
    List<String> values =
        actual.responseHeaders().stream()
            .filter(line -> line.name().equalsIgnoreCase(name))
            .map(HeaderLine::value)
            .toList();
    return values.contains(value)
        ? this
        : fail(
            "The response must have '%s: %s' but %s."
                .formatted(
                    name,
                    value,
                    values.isEmpty() ? "has no " + name : "has " + String.join(" and ", values)));
  }

  /** Checks that {@code crosscheck app} would say that the page works. */
  public PageAssert works() {
    AppVerdict verdict = actual.verdict();
    return verdict.kind() == AppVerdict.Kind.WORKS
        ? this
        : fail(String.join(" ", verdict.reasons()));
  }
}
