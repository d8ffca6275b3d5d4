package org.crosscheck.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The texts for which a document has not written a console line yet. Not thread-safe. */
final class AwaitedLines {
  /** The longest first, so that a text does not take the line of a longer one that contains it. */
  private final List<String> texts;

  private final List<String> missing = new ArrayList<>();

  AwaitedLines(List<String> texts) {
    this.texts = texts.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    startAgain();
  }

  /** Another document has to write all lines. */
  void startAgain() {
    missing.clear();
    missing.addAll(texts);
  }

  /** {@return the text for which a line was awaited, and is not any more} */
  Optional<String> take(String line) {
    Optional<String> found = missing.stream().filter(line::contains).findFirst();
    found.ifPresent(missing::remove);
    return found;
  }

  /** {@return whether no line is missing} */
  boolean areAll() {
    return missing.isEmpty();
  }
}
