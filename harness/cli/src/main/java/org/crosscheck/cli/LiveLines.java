package org.crosscheck.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * Lines at the bottom of a terminal that are redrawn in place while other lines scroll above them.
 * The progress bars' own terminal output does not know what else is printed, and overwrites it.
 */
final class LiveLines {
  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_BELOW = "\r\u001b[J";

  private final PrintStream out;
  private final List<String> lines = new ArrayList<>();

  LiveLines(PrintStream out) {
    this.out = out;
  }

  /** {@return one more line at the bottom, as wide as the terminal} */
  synchronized ProgressBarConsumer line() {
    int at = lines.size();
    draw("", () -> lines.add(""));
    return new DelegatingProgressBarConsumer(text -> show(at, text));
  }

  /** Prints a line above those at the bottom. */
  synchronized void above(String text) {
    draw(text + System.lineSeparator(), () -> {});
  }

  private synchronized void show(int at, String text) {
    draw("", () -> lines.set(at, text));
  }

  private void draw(String above, Runnable change) {
    String back = lines.isEmpty() ? "" : String.format(UP, lines.size()) + CLEAR_BELOW;
    change.run();
    // In one write, so that no half-drawn state is visible.
    StringBuilder text = new StringBuilder(back).append(above);
    lines.forEach(line -> text.append(line).append(System.lineSeparator()));
    out.print(text);
    out.flush();
  }
}
