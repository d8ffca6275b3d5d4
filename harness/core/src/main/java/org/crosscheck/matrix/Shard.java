package org.crosscheck.matrix;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.VisitKey;

/**
 * A part of the visits of a run, so that several machines can share them.
 *
 * @param index which part, from 1
 * @param count how many parts there are, at least {@code index}
 */
public record Shard(int index, int count) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  /** How much longer than the average a part may take, as a fraction. */
  private static final double TOLERANCE = 0.1;

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
   * {@return the visits of this part} Every visit is in one part, on every machine.
   *
   * <p>This is rendezvous hashing with bounded loads: the hash of a visit's key says in which order
   * it would like the parts, and it gets the first one that its expected duration does not fill, or
   * the emptiest if there is none. Long visits choose first. So a new visit moves only a few short
   * ones, and the parts take about the same time.
   */
  public Set<VisitKey> of(Set<VisitKey> all) {
    List<VisitKey> longestFirst =
        all.stream()
            .sorted(
                Comparator.comparingDouble(Durations::of)
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    double full = all.stream().mapToDouble(Durations::of).sum() / count * (1 + TOLERANCE);
    double[] loads = new double[count + 1];
    Set<VisitKey> mine = new HashSet<>();
    for (VisitKey visit : longestFirst) {
      double duration = Durations.of(visit);
      List<Integer> liked =
          IntStream.rangeClosed(1, count)
              .boxed()
              .sorted(Comparator.comparing(part -> hash(visit + " " + part)))
              .toList();
      int chosen =
          liked.stream()
              .filter(part -> loads[part] + duration <= full)
              .findFirst()
              .or(() -> liked.stream().min(Comparator.comparingDouble(part -> loads[part])))
              .orElseThrow();
      loads[chosen] += duration;
      if (chosen == index) {
        mine.add(visit);
      }
    }
    return mine;
  }

  private static String hash(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
