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
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.VisitContext;
import org.crosscheck.engine.Engine;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.fixture.PageAddress;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.release.Release;
import org.crosscheck.verdict.VisitKey;
import org.jspecify.annotations.Nullable;

/**
 * One planned page load: a fixture under a hosting in a browser with interpreters and a release,
 * with the claims that it answers. Its key, its context and the predicted isolation are computed
 * once, in the constructor. Visits are equal if their six parts are equal; the claims are ignored.
 */
public final class Visit {
  private final Fixture fixture;
  private final Optional<String> variant;
  private final Hosting hosting;
  private final Engine browser;
  private final Interpreters interpreters;
  private final Release release;
  private final String page;
  private final VisitKey key;
  private final String path;
  private final Prediction predicted;
  private final VisitContext context;
  private final List<Claim> claims;

  /**
   * A visit that answers no claim yet.
   *
   * @param fixture the page
   * @param variant the variant of the page, if it has several
   * @param hosting how the server answers
   * @param browser which browser opens it
   * @param interpreters which interpreters run
   * @param release which PyScript
   */
  public Visit(
      Fixture fixture,
      Optional<String> variant,
      Hosting hosting,
      Engine browser,
      Interpreters interpreters,
      Release release) {
    this.fixture = fixture;
    this.variant = variant;
    this.hosting = hosting;
    this.browser = browser;
    this.interpreters = interpreters;
    this.release = release;
    page = fixture.name() + variant.map(v -> ":" + v).orElse("");
    key = new VisitKey(page, hosting.name(), browser.id(), interpreters.id());
    path = hosting.delivery().folder() + address().path();
    predicted =
        IsolationModel.predict(
            hosting.effectiveLines(path),
            URI.create(hosting.delivery().origin() + path),
            browser.traits());
    context = inContext();
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
    key = visit.key;
    path = visit.path;
    predicted = visit.predicted;
    context = visit.context;
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

  private VisitContext inContext() {
    Map<String, String> values = new HashMap<>();
    values.put("hosting", hosting.catalogName());
    values.put("browser", browser.id());
    values.put(VisitContext.RELEASE, release.core());
    boolean model = predicted.crossOriginIsolated();
    boolean promised = hosting.promise().in(browser.id()).orElse(model);
    values.put(VisitContext.ISOLATED, String.valueOf(promised));
    if (promised != model) {
      values.put(VisitContext.PREDICTED, String.valueOf(model));
    }
    variant.ifPresent(v -> values.put("variant", v));
    interpreters.main().ifPresent(i -> values.put("main", i.id()));
    interpreters.worker().ifPresent(i -> values.put("worker", i.id()));
    return new VisitContext(values);
  }

  /** {@return a copy of this visit with those of the given claims that it answers} */
  Visit answering(List<Claim> candidates) {
    return new Visit(
        this, candidates.stream().filter(c -> c.answeredBy(fixture.name(), context)).toList());
  }

  /** {@return the page} */
  public Fixture fixture() {
    return fixture;
  }

  /** {@return the variant of the page, if it has several} */
  public Optional<String> variant() {
    return variant;
  }

  /** {@return how the server answers} */
  public Hosting hosting() {
    return hosting;
  }

  /** {@return which browser opens it} */
  public Engine browser() {
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
    return key.toString();
  }

  /** {@return what identifies this visit within a run} */
  public VisitKey key() {
    return key;
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

  /** {@return whether the page should be isolated: as its hosting promises, else as predicted} */
  public boolean isolated() {
    return Boolean.parseBoolean(context.values().get(VisitContext.ISOLATED));
  }

  /** {@return the context in which the claims of this visit are judged} */
  public VisitContext context() {
    return context;
  }

  /** {@return the selected claims that the visit answers; none if it is not part of a matrix} */
  public List<Claim> claims() {
    return claims;
  }

  /** {@return whether it must run alone, because of its fixture or its hosting} */
  public boolean exclusive() {
    return fixture.exclusive() || hosting.exclusive();
  }

  /**
   * {@return the facts that end the visit once all are reported: the fixture's and the hosting's}
   */
  public Set<String> doneWhen() {
    return Stream.concat(
            fixture.completion().doneWhen().stream(), hosting.additions().doneWhen().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Visit visit
        && fixture.equals(visit.fixture)
        && variant.equals(visit.variant)
        && hosting.equals(visit.hosting)
        && browser.equals(visit.browser)
        && interpreters.equals(visit.interpreters)
        && release.equals(visit.release);
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, release.core());
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
