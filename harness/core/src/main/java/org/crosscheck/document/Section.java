package org.crosscheck.document;

import java.util.List;

/**
 * A part of a page of the documentation, without its subsections.
 *
 * @param name its heading without markup, after the heading above it if the page has several equal
 *     ones, such as {@code SharedArrayBuffer / When}; in a Python file the full name of a function,
 *     class or module
 * @param words the words between its heading and the next one
 */
record Section(String name, List<String> words) {
  Section {
    words = List.copyOf(words);
  }

  /** {@return whether it mentions workers, in enough words to state something} */
  boolean mentionsWorkers() {
    return words.size() >= Fingerprint.FEWEST
        && words.stream().anyMatch(word -> word.contains("worker"));
  }
}
