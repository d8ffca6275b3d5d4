package org.crosscheck.cli;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crosscheck.isolation.BrowserName;
import org.crosscheck.matrix.Selection;
import org.crosscheck.release.Interpreter;
import picocli.CommandLine.Option;

/** The options that choose a part of the matrix. */
final class SelectionOptions {
  @Option(
      names = "--browser",
      split = ",",
      paramLabel = "NAME",
      description = "Visit in this browser only: chrome or firefox.")
  private List<String> browsers = List.of();

  @Option(
      names = "--hosting",
      split = ",",
      paramLabel = "NAME",
      description = "Visit under this hosting only; './crosscheck hostings' lists them.")
  private List<String> hostings = List.of();

  @Option(
      names = "--claim",
      split = ",",
      paramLabel = "ID",
      description = "Ask this claim only; './crosscheck claims' lists them.")
  private List<String> claims = List.of();

  @Option(
      names = "--fixture",
      split = ",",
      paramLabel = "NAME",
      description = "Visit this fixture only; each is a folder under fixtures/pages/.")
  private List<String> fixtures = List.of();

  @Option(
      names = "--interpreter",
      split = ",",
      paramLabel = "NAME",
      description = "Visit only where no other interpreter runs: mpy or py.")
  private List<String> interpreters = List.of();

  Selection selection() {
    return new Selection(
        set(browsers, BrowserName::of),
        set(hostings, Function.identity()),
        set(claims, Function.identity()),
        set(fixtures, Function.identity()),
        set(interpreters, Interpreter::of));
  }

  private static <T> Set<T> set(List<String> words, Function<String, T> of) {
    return words.stream().map(String::strip).map(of).collect(Collectors.toSet());
  }
}
