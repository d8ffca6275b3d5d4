package org.crosscheck.matrix;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.fixture.PageAddress;
import org.crosscheck.release.Interpreter;

/**
 * The interpreters of a visit.
 *
 * @param main on the main thread, if any
 * @param worker in the worker, if any
 */
public record Interpreters(Optional<Interpreter> main, Optional<Interpreter> worker) {

  /** {@return every combination that a fixture runs with} */
  public static List<Interpreters> of(Fixture.Needs needs) {
    List<Optional<Interpreter>> all =
        Arrays.stream(Interpreter.values()).map(Optional::of).toList();
    Optional<Interpreter> none = Optional.empty();
    return switch (needs) {
      case NONE -> List.of(new Interpreters(none, none));
      case WORKER -> all.stream().map(worker -> new Interpreters(none, worker)).toList();
      case MAIN_AND_WORKER ->
          all.stream()
              .flatMap(main -> all.stream().map(worker -> new Interpreters(main, worker)))
              .toList();
    };
  }

  /** {@return whether one of the two is the given one} */
  public boolean include(Interpreter interpreter) {
    return main.equals(Optional.of(interpreter)) || worker.equals(Optional.of(interpreter));
  }

  /** {@return whether one runs on the main thread and another in the worker} */
  public boolean mixed() {
    return main.isPresent() && worker.isPresent() && !main.equals(worker);
  }

  /** {@return {@code none}, {@code mpy}, or main and worker as {@code mpy-py}} */
  public String id() {
    return PageAddress.interpreters(main, worker);
  }
}
