package org.crosscheck.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renders what a terminal shows after some output. It supports the codes that live lines use. */
final class Screen {
  private static final Pattern CODE = Pattern.compile("\u001b\\[(\\d*)([AJ])");

  private Screen() {}

  /** {@return the lines, without the empty line of the cursor} */
  static List<String> after(String output) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int row = 0;
    Matcher code = CODE.matcher(output);
    for (int i = 0; i < output.length(); i++) {
      char c = output.charAt(i);
      if (code.region(i, output.length()).lookingAt()) {
        if (code.group(2).equals("A")) {
          row -= Integer.parseInt(code.group(1));
        } else {
          lines.subList(row, lines.size()).clear();
        }
        i = code.end() - 1;
      } else if (c == '\n') {
        if (row < lines.size()) {
          lines.set(row, line.toString());
        } else {
          lines.add(line.toString());
        }
        row++;
        line.setLength(0);
      } else if (c != '\r') {
        line.append(c);
      }
    }
    return lines;
  }
}
