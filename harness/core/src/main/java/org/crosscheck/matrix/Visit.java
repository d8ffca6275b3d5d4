package org.crosscheck.matrix;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.claim.VisitContext;
import org.crosscheck.engine.Engine;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.release.Release;
import org.crosscheck.verdict.VisitKey;

/**
 * One page load: a fixture under a hosting in a browser with interpreters and a release.
 *
 * @param fixture the page
 * @param variant the form of the page, if it comes in several
 * @param hosting how the server answers
 * @param browser which browser opens it
 * @param interpreters which interpreters run
 * @param release which PyScript
 */
public record Visit(
    Fixture fixture,
    Optional<String> variant,
    Hosting hosting,
    Engine browser,
    Interpreters interpreters,
    Release release) {

  /**
   * {@return the visit's name, unique within a run of one release, such as {@code
   * worker-tag:element pyscript-com chrome mpy}}
   */
  public String name() {
    return key().toString();
  }

  /** {@return what tells this visit from the others of a run} */
  public VisitKey key() {
    return new VisitKey(page(), hosting.name(), browser.id(), interpreters.word());
  }

  /** {@return the fixture with its variant, such as {@code worker-tag:element}} */
  public String page() {
    return fixture.name() + variant.map(v -> ":" + v).orElse("");
  }

  /**
   * {@return the path of the page on a hosting's origin} It carries everything that the page
   * depends on, so that the server needs no memory and a person can open it by hand.
   */
  public String path() {
    return hosting.delivery().folder()
        + "/"
        + release.core()
        + "/"
        + fixture.name()
        + "/"
        + variant.orElse("plain")
        + "/"
        + interpreters.word()
        + "/index.html";
  }

  /** {@return whether nothing may run beside it, for its fixture's or its hosting's sake} */
  public boolean exclusive() {
    return fixture.exclusive() || hosting.exclusive();
  }

  /** {@return the facts that end the visit when all are seen: the fixture's and the hosting's} */
  public Set<String> doneWhen() {
    return Stream.concat(
            fixture.completion().doneWhen().stream(), hosting.additions().doneWhen().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** {@return the context in which the claims of this visit are judged} */
  public VisitContext context() {
    Map<String, String> values = new HashMap<>();
    values.put("hosting", hosting.catalogName());
    values.put("browser", browser.id());
    values.put(VisitContext.RELEASE, release.core());
    values.put("isolated", String.valueOf(predictedIsolated()));
    variant.ifPresent(v -> values.put("variant", v));
    interpreters.main().ifPresent(i -> values.put("main", i.id()));
    interpreters.worker().ifPresent(i -> values.put("worker", i.id()));
    return new VisitContext(values);
  }

  private boolean predictedIsolated() {
    return IsolationModel.predict(
            hosting.effectiveLines(path()),
            java.net.URI.create(hosting.delivery().origin() + path()),
            browser.traits())
        .crossOriginIsolated();
  }
}
