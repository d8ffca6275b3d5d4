package org.crosscheck.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Texts that each need a console line of its own that contains it. Which line belongs to which text
 * is decided so that as many texts as possible have one. Not thread-safe.
 */
final class AwaitedLines {
  /** The longest first, which is rather the one that a line was expected for. */
  private final List<String> texts;

  /** For each text, the numbers of all texts that its line contains; empty if it has no line. */
  private final List<List<Integer>> lines;

  AwaitedLines(List<String> texts) {
    this.texts = texts.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    this.lines = new ArrayList<>(Collections.nCopies(texts.size(), List.of()));
  }

  /** Another document has to write all lines. */
  void startAgain() {
    Collections.fill(lines, List.of());
  }

  /** {@return the text that has a line now and had none before} */
  Optional<String> take(String line) {
    List<Integer> contained =
        IntStream.range(0, texts.size()).filter(i -> line.contains(texts.get(i))).boxed().toList();
    return place(contained, new HashSet<>()).map(texts::get);
  }

  /**
   * Gives a line to a text. The line that the text had is given to another text, so this is a step
   * of the usual algorithm for a maximum matching, along an augmenting path.
   *
   * @param contained the texts that the line contains
   * @param tried the texts that need not be tried again
   * @return the text at the end, which had no line
   */
  private Optional<Integer> place(List<Integer> contained, Set<Integer> tried) {
    for (int text : contained) {
      if (tried.add(text)) {
        List<Integer> before = lines.get(text);
        Optional<Integer> gained = before.isEmpty() ? Optional.of(text) : place(before, tried);
        if (gained.isPresent()) {
          lines.set(text, contained);
          return gained;
        }
      }
    }
    return Optional.empty();
  }

  /** {@return whether each text has a line} */
  boolean areAll() {
    return lines.stream().noneMatch(List::isEmpty);
  }
}
