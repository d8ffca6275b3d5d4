package org.crosscheck.matrix;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.claim.Circumstances;
import org.crosscheck.claim.Claim;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.fixture.PageAddress;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.isolation.BrowserName;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.release.Release;
import org.jspecify.annotations.Nullable;

/**
 * One planned page load: a fixture under a hosting in a browser with interpreters and a release,
 * with the claims that it answers. Its name, its circumstances and the predicted isolation are made
 * once, with the visit. Visits are equal if their six parts are; the claims do not count.
 */
public final class Visit {
  private final Fixture fixture;
  private final Optional<String> variant;
  private final Hosting hosting;
  private final BrowserName browser;
  private final Interpreters interpreters;
  private final Release release;
  private final String page;
  private final String name;
  private final String path;
  private final Prediction predicted;
  private final Circumstances circumstances;
  private final List<Claim> claims;

  /**
   * A visit that answers no claim yet.
   *
   * @param fixture the page
   * @param variant the form of the page, if it comes in several
   * @param hosting how the server answers
   * @param browser which browser opens it
   * @param interpreters which interpreters run
   * @param release which PyScript
   */
  public Visit(
      Fixture fixture,
      Optional<String> variant,
      Hosting hosting,
      BrowserName browser,
      Interpreters interpreters,
      Release release) {
    this.fixture = fixture;
    this.variant = variant;
    this.hosting = hosting;
    this.browser = browser;
    this.interpreters = interpreters;
    this.release = release;
    page = fixture.name() + variant.map(v -> ":" + v).orElse("");
    name = String.join(" ", page, hosting.name(), browser.word(), interpreters.word());
    path = hosting.delivery().folder() + address().path();
    predicted =
        IsolationModel.predict(
            hosting.effectiveLines(path), URI.create(hosting.delivery().origin() + path), browser);
    circumstances = inCircumstances();
    claims = List.of();
  }

  private Visit(Visit visit, List<Claim> claims) {
    fixture = visit.fixture;
    variant = visit.variant;
    hosting = visit.hosting;
    browser = visit.browser;
    interpreters = visit.interpreters;
    release = visit.release;
    page = visit.page;
    name = visit.name;
    path = visit.path;
    predicted = visit.predicted;
    circumstances = visit.circumstances;
    this.claims = claims;
  }

  private PageAddress address() {
    return new PageAddress(
        release.core(),
        fixture.name(),
        variant.orElse(PageAddress.ONLY_VARIANT),
        interpreters.main(),
        interpreters.worker(),
        "index.html");
  }

  private Circumstances inCircumstances() {
    Map<String, String> values = new HashMap<>();
    values.put("hosting", hosting.known());
    values.put("browser", browser.word());
    values.put(Circumstances.RELEASE, release.core());
    values.put("isolated", String.valueOf(predicted.crossOriginIsolated()));
    variant.ifPresent(v -> values.put("variant", v));
    interpreters.main().ifPresent(i -> values.put("main", i.word()));
    interpreters.worker().ifPresent(i -> values.put("worker", i.word()));
    return new Circumstances(values);
  }

  /** {@return this visit with those of some claims that it answers; this one is not changed} */
  Visit answering(List<Claim> asked) {
    return new Visit(
        this, asked.stream().filter(c -> c.answeredBy(fixture.name(), circumstances)).toList());
  }

  /** {@return the page} */
  public Fixture fixture() {
    return fixture;
  }

  /** {@return the form of the page, if it comes in several} */
  public Optional<String> variant() {
    return variant;
  }

  /** {@return how the server answers} */
  public Hosting hosting() {
    return hosting;
  }

  /** {@return which browser opens it} */
  public BrowserName browser() {
    return browser;
  }

  /** {@return which interpreters run} */
  public Interpreters interpreters() {
    return interpreters;
  }

  /** {@return which PyScript} */
  public Release release() {
    return release;
  }

  /**
   * {@return the visit's name, unique within a run of one release, such as {@code
   * worker-tag:element pyscript-com chrome mpy}}
   */
  public String name() {
    return name;
  }

  /** {@return the fixture with its variant, such as {@code worker-tag:element}} */
  public String page() {
    return page;
  }

  /** {@return the path of the page on a hosting's origin} */
  public String path() {
    return path;
  }

  /** {@return the isolation that is predicted for the page, with the reasons} */
  public Prediction predicted() {
    return predicted;
  }

  /** {@return the circumstances in which the claims of this visit are asked} */
  public Circumstances circumstances() {
    return circumstances;
  }

  /**
   * {@return the claims that the visit answers, of those that were asked; none if it is unplanned}
   */
  public List<Claim> claims() {
    return claims;
  }

  /** {@return whether nothing may run beside it, for its fixture's or its hosting's sake} */
  public boolean alone() {
    return fixture.alone() || hosting.alone();
  }

  /** {@return the facts that end the visit when all are seen: the fixture's and the hosting's} */
  public Set<String> until() {
    return Stream.concat(fixture.until().stream(), hosting.until().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Visit visit
        && fixture.equals(visit.fixture)
        && variant.equals(visit.variant)
        && hosting.equals(visit.hosting)
        && browser == visit.browser
        && interpreters.equals(visit.interpreters)
        && release.equals(visit.release);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, release.core());
  }

  @Override
  public String toString() {
    return name;
  }
}
