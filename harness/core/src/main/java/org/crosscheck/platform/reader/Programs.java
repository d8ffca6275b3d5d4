package org.crosscheck.platform.reader;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.crosscheck.hosting.Answer;

/** The programs of a site that answer requests instead of its files. */
record Programs(List<Program> all) {
  static final Programs NONE = new Programs(List.of());

  /**
   * A program.
   *
   * @param what what it is, as in "the function functions/index.js"
   * @param answers the paths that it answers
   */
  record Program(String what, Predicate<String> answers) {}

  /** Copies the list. */
  Programs {
    all = List.copyOf(all);
  }

  /** {@return the first program that answers a path; empty if a file does} */
  Optional<Answer> answering(String path) {
    return all.stream()
        .filter(program -> program.answers().test(path))
        .findFirst()
        .map(program -> new Answer.Program(program.what()));
  }
}
