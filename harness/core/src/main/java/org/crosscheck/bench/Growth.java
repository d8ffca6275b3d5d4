package org.crosscheck.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Many visits to the same small page in one run: what a visit costs at its beginning and at its
 * end.
 *
 * @param windows equal parts of the visits, in order, at least one
 * @param failed how many visits did not end with the facts that they wait for
 * @param memory the largest memory; see {@link Memory}
 */
public record Growth(List<Window> windows, int failed, Memory memory) {
  private static final int THIRDS = 3;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public Growth {
    windows = List.copyOf(windows);
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("there is no window");
    }
  }

  /** {@return the number of visits} */
  public int visits() {
    return windows.get(windows.size() - 1).to();
  }

  /**
   * {@return the cost of a visit in the last part, as a multiple of that in the second, because the
   * first one fills the caches; 1 if there is only one part}
   */
  public double ratio() {
    Window early = windows.get(Math.min(1, windows.size() - 1));
    return windows.get(windows.size() - 1).milliseconds() / early.milliseconds();
  }

  /**
   * {@return by which fraction the cost of a visit differs at most between the beginning, the
   * middle and the end, each the median of a third of the parts without the first one} Unlike the
   * ratio, it notices a middle that is slower, and one busy part does not decide it.
   */
  public double unevenness() {
    List<Window> warm = windows.subList(Math.min(1, windows.size() - 1), windows.size());
    Spread thirds =
        Spread.of(
            IntStream.range(0, THIRDS)
                .mapToObj(
                    i -> warm.subList(i * warm.size() / THIRDS, (i + 1) * warm.size() / THIRDS))
                .filter(third -> !third.isEmpty())
                .map(third -> Spread.of(third.stream().map(Window::milliseconds).toList()).median())
                .toList());
    return thirds.max() / thirds.min() - 1;
  }
}
