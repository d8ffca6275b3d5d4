package org.crosscheck.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.crosscheck.message.Progress;
import org.crosscheck.message.UserError;
import org.crosscheck.workspace.Commands;
import org.crosscheck.workspace.Workspace;

/** Starts commands of this program as a user does, and measures how soon they answer. */
final class Commandline {
  private static final double NANOS = 1e9;
  private static final long SECONDS = 600;
  private static final Pattern FIRST = Pattern.compile("(?m)^first verdict ([\\d.]+) s ");

  /** Commands that read everything that is declared, and open no browser. */
  private static final List<List<String>> WITHOUT_BROWSER =
      List.of(List.of("--version"), List.of("--help"), List.of("hostings"), List.of("claims"));

  private final List<String> self;
  private final Workspace workspace;

  /**
   * Creates the measurement.
   *
   * @param self the command that starts this program; empty to measure nothing
   * @param workspace contains the results of runs
   */
  Commandline(List<String> self, Workspace workspace) {
    this.self = self;
    this.workspace = workspace;
  }

  /**
   * {@return how soon each command answered, the shortest first, and a run of a small page last}
   */
  List<Answer> answers(int times, Progress progress) {
    if (self.isEmpty()) {
      return List.of();
    }
    progress.report("Commands that open no browser, and the first verdict");
    List<Answer> answers = new ArrayList<>();
    for (List<String> arguments : WITHOUT_BROWSER) {
      answers.add(
          answer(
              String.join(" ", arguments),
              Stream.generate(() -> whole(arguments)).limit(times).toList()));
    }
    List<String> run = List.of("run", "--fixture", "isolation", "--hosting", "bare", "--timings");
    answers.add(
        answer(
            "run --fixture isolation --hosting bare: first verdict",
            Stream.generate(() -> firstVerdict(run)).limit(times).toList()));
    return answers;
  }

  private static Answer answer(String what, List<Double> seconds) {
    return new Answer(what, Spread.of(seconds));
  }

  private double whole(List<String> arguments) {
    long began = System.nanoTime();
    Commands.Result result = start(arguments);
    if (!result.ok()) {
      throw failed(arguments, result);
    }
    return (System.nanoTime() - began) / NANOS;
  }

  private double firstVerdict(List<String> arguments) {
    Commands.Result result = start(arguments);
    return firstVerdict(result.output()).orElseThrow(() -> failed(arguments, result));
  }

  /** {@return the seconds until the first verdict that a run printed} */
  static Optional<Double> firstVerdict(String output) {
    Matcher found = FIRST.matcher(output);
    return found.find() ? Optional.of(Double.parseDouble(found.group(1))) : Optional.empty();
  }

  private Commands.Result start(List<String> arguments) {
    List<String> command = new ArrayList<>(self);
    command.addAll(List.of("--reports", workspace.newFolder("r").toString()));
    command.addAll(arguments);
    return Commands.run(command, Map.of(), SECONDS);
  }

  private static UserError failed(List<String> arguments, Commands.Result result) {
    return new UserError(
        "'%s' did not answer: %s.".formatted(String.join(" ", arguments), result.lastLine()),
        "Run it by hand to see why.");
  }
}
