package org.crosscheck.given;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.EngineTraits;
import org.crosscheck.engine.ErrorWording;
import org.crosscheck.engine.Provision;
import org.crosscheck.engine.Startup;

/**
 * A third, optional engine that exists only in tests. No other engine has its combination of traits
 * or its error messages.
 */
public final class FakeEngine extends Engine {
  /** An engine with the id {@code fake}. */
  public FakeEngine() {
    super("fake", "Fake", true);
  }

  @Override
  public EngineTraits traits() {
    return new EngineTraits(
        "Fake",
        true,
        true,
        false,
        false,
        new ErrorWording(
            Pattern.compile("nobody there"),
            Optional.empty(),
            Pattern.compile("cors: (\\S+)"),
            Pattern.compile("resource refused"),
            Pattern.compile("resource refused"),
            Pattern.compile("frame refused"),
            Pattern.compile("csp")));
  }

  @Override
  public Provision provision() {
    return new Provision(
        "Fake",
        "CROSSCHECK_FAKE",
        List.of("fake"),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  @Override
  public Startup startup() {
    return new Startup(
        List.of(),
        "",
        List.of(),
        Map.of(),
        Map.of(),
        "",
        new Startup.Direct(Pattern.compile("(ws:\\S+)")),
        false);
  }
}
