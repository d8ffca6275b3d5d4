package org.crosscheck.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * Lines at the foot of a terminal that are drawn anew in place, while other lines pass above them.
 * The progress bars' own way to the terminal knows nothing of what else is printed, and draws over
 * it.
 */
final class LiveLines {
  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_BELOW = "\r\u001b[J";

  private final PrintStream out;
  private final List<String> lines = new ArrayList<>();

  LiveLines(PrintStream out) {
    this.out = out;
  }

  /** {@return one more line at the foot, as wide as the terminal is} */
  synchronized ProgressBarConsumer line() {
    int at = lines.size();
    draw("", () -> lines.add(""));
    return new DelegatingProgressBarConsumer(text -> show(at, text));
  }

  /** Prints a line above those at the foot. */
  synchronized void above(String text) {
    draw(text + System.lineSeparator(), () -> {});
  }

  private synchronized void show(int at, String text) {
    draw("", () -> lines.set(at, text));
  }

  private void draw(String above, Runnable change) {
    String back = lines.isEmpty() ? "" : String.format(UP, lines.size()) + CLEAR_BELOW;
    change.run();
    // At once, so that nothing is seen half drawn.
    StringBuilder text = new StringBuilder(back).append(above);
    lines.forEach(line -> text.append(line).append(System.lineSeparator()));
    out.print(text);
    out.flush();
  }
}
