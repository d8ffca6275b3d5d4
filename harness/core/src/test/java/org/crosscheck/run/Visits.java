package org.crosscheck.run;

import java.util.Optional;
import org.crosscheck.engine.Engine;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.given.Given;
import org.crosscheck.matrix.Interpreters;
import org.crosscheck.matrix.Visit;

/** Creates visits in which only the fixture and the browser matter. */
final class Visits {
  private Visits() {}

  static Visit of(Fixture fixture, Engine browser) {
    return new Visit(
        fixture,
        fixture.variants().stream().findFirst(),
        Given.hosting("given"),
        browser,
        new Interpreters(Optional.empty(), Optional.empty()),
        Given.release());
  }
}
