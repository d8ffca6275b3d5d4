package org.crosscheck.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/**
 * A table of a help whose last column is wrapped at spaces only, so that names that people copy
 * stay whole. Picocli also breaks lines after hyphens and slashes.
 */
final class WordTable extends TextTable {
  WordTable(ColorScheme colors, Column... columns) {
    super(colors, columns);
  }

  @Override
  public void addRowValues(Text... values) {
    Column last = columns()[columns().length - 1];
    Text[] row = values.clone();
    boolean first = true;
    for (Text line : wrapped(values[values.length - 1], last.width - last.indent)) {
      row[row.length - 1] = line;
      super.addRowValues(row);
      if (first) {
        for (int i = 0; i < row.length - 1; i++) {
          row[i] = line.substring(0, 0);
        }
        first = false;
      }
    }
  }

  /** {@return the lines of a text, each at most so wide, unless a single word is wider} */
  private List<Text> wrapped(Text text, int width) {
    List<Text> lines = new ArrayList<>();
    for (Text paragraph : text.splitLines()) {
      String plain = paragraph.plainString();
      int from = 0;
      int room = width;
      while (plain.length() - from > room) {
        int end = plain.lastIndexOf(' ', from + room);
        if (end <= from) {
          end = plain.indexOf(' ', from + room);
        }
        if (end < 0) {
          break;
        }
        lines.add(line(paragraph.substring(from, end), lines.isEmpty()));
        from = end + 1;
        room = width - indentWrappedLines;
      }
      lines.add(line(paragraph.substring(from), lines.isEmpty()));
    }
    return lines;
  }

  private Text line(Text text, boolean first) {
    return first ? text : text.substring(0, 0).concat(" ".repeat(indentWrappedLines)).concat(text);
  }
}
