package org.crosscheck.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.message.UserError;

/**
 * A part of the visits of a run, so that several machines can share them.
 *
 * @param index which part, from 1
 * @param count how many parts there are, at least {@code index}
 */
public record Shard(int index, int count) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  /** The whole. */
  public static final Shard WHOLE = new Shard(1, 1);

  /**
   * Checks the numbers.
   *
   * @throws UserError if there is no such part
   */
  public Shard {
    if (index < 1 || index > count) {
      throw new UserError(
          "There is no shard %d of %d.".formatted(index, count),
          "Write it as INDEX/COUNT, such as 1/3, with an index from 1 to the count.");
    }
  }

  /**
   * Parses the result of {@link #toString}.
   *
   * @throws UserError if the text is not two numbers with a slash between them
   */
  public static Shard parse(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      throw new UserError(
          "'" + text + "' is not a shard.", "Write it as INDEX/COUNT, such as 1/3.");
    }
    return new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  /**
   * {@return every count-th item of a list, so that neighbors, which cost about the same, are in
   * different parts}
   */
  <T> List<T> of(List<T> all) {
    List<T> mine = new ArrayList<>();
    for (int i = index - 1; i < all.size(); i += count) {
      mine.add(all.get(i));
    }
    return mine;
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
