package org.crosscheck.report;

import java.util.List;
import java.util.Set;

/**
 * A result as a title and parts, which can be written as one HTML page that loads nothing else.
 *
 * @param title what it is about, in a few words
 * @param parts the parts, in order
 */
public record Sheet(String title, List<Part> parts) {
  /** Copies the list. */
  public Sheet {
    parts = List.copyOf(parts);
  }

  /**
   * A heading, sentences, and a table below them; each may be missing.
   *
   * @param heading the heading; "" for none
   * @param lines sentences, in order
   * @param head the titles of the columns; empty if there is no table
   * @param rows the rows, each with as many cells as there are titles
   * @param numbers the columns of numbers, counted from 0
   */
  public record Part(
      String heading,
      List<String> lines,
      List<String> head,
      List<List<String>> rows,
      Set<Integer> numbers) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a row has another number of cells than the head
     */
    public Part {
      lines = List.copyOf(lines);
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
      numbers = Set.copyOf(numbers);
      for (List<String> row : rows) {
        if (row.size() != head.size()) {
          throw new IllegalArgumentException(row + " does not fit to " + head);
        }
      }
    }

    /** {@return sentences without a heading} */
    public static Part lines(List<String> lines) {
      return new Part("", lines, List.of(), List.of(), Set.of());
    }

    /** {@return a table without a heading} */
    public static Part table(List<String> head, List<List<String>> rows) {
      return new Part("", List.of(), head, rows, Set.of());
    }

    /** {@return this part with a heading} */
    public Part titled(String other) {
      return new Part(other, lines, head, rows, numbers);
    }

    /** {@return this part with sentences above its table} */
    public Part saying(List<String> other) {
      return new Part(heading, other, head, rows, numbers);
    }

    /** {@return this part with columns of numbers} */
    public Part numbering(Set<Integer> other) {
      return new Part(heading, lines, head, rows, other);
    }
  }

  /** A sheet with the style sheet of its page. */
  public record Page(Sheet sheet, InlineStyle style) {}

  /** {@return the sheet as one HTML page} */
  public String html() {
    return Templates.fill("sheet.jte", new Page(this, InlineStyle.ofPages()));
  }
}
