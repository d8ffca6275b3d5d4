package org.crosscheck.claim;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.told.Told;
import org.crosscheck.yaml.YamlMap;

/**
 * The versions of PyScript in which something is so, both ends included. Versions are those of npm,
 * because every release has one and not every one has a calendar tag.
 *
 * @param since the first version; empty if it was so always
 * @param until the last version; empty if it is so still
 */
public record Span(Optional<Version> since, Optional<Version> until) {
  /** All versions. */
  public static final Span ALWAYS = new Span(Optional.empty(), Optional.empty());

  /**
   * Checks the order.
   *
   * @throws Told if the last version is before the first
   */
  public Span {
    if (since.isPresent() && until.isPresent() && since.get().compareTo(until.get()) > 0) {
      throw new Told(
          "Nothing is since " + since.get() + " and until " + until.get() + ".",
          "Exchange the two.");
    }
  }

  /**
   * A version of npm: numbers with dots between.
   *
   * @param numbers at least one, the most significant first
   */
  public record Version(List<Integer> numbers) implements Comparable<Version> {
    /** Copies the numbers. */
    public Version {
      numbers = List.copyOf(numbers);
    }

    /**
     * {@return the version of a text such as {@code 0.6.39}}
     *
     * @throws Told if it is none
     */
    public static Version parse(String text) {
      // A calendar tag such as 2026.1.1 looks like one, and no version of npm is as high.
      if (!text.matches("\\d{1,3}(\\.\\d{1,6}){2}")) {
        throw new Told("'" + text + "' is no npm version.", "Write it as 0.6.39.");
      }
      return new Version(Arrays.stream(text.split("\\.")).map(Integer::valueOf).toList());
    }

    @Override
    public int compareTo(Version other) {
      return Stream.iterate(0, i -> i < 3, i -> i + 1)
          .map(i -> Integer.compare(numbers.get(i), other.numbers.get(i)))
          .filter(c -> c != 0)
          .findFirst()
          .orElse(0);
    }

    @Override
    public String toString() {
      return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
  }

  /** {@return the entries {@code since} and {@code until} of a mapping} */
  static Span from(YamlMap map) {
    return new Span(version(map, "since"), version(map, "until"));
  }

  private static Optional<Version> version(YamlMap map, String name) {
    return map.texts(name, Version::parse).stream().findFirst();
  }

  /** {@return whether it is so in the version of the given circumstances, or they have none} */
  public boolean includes(Circumstances here) {
    return Optional.ofNullable(here.values().get(Circumstances.RELEASE))
        .filter(text -> text.matches("\\d+\\.\\d+\\.\\d+"))
        .map(Version::parse)
        .map(
            version ->
                since.filter(first -> version.compareTo(first) < 0).isEmpty()
                    && until.filter(last -> version.compareTo(last) > 0).isEmpty())
        .orElse(true);
  }

  /** {@return whether it is so in every version} */
  public boolean always() {
    return equals(ALWAYS);
  }

  /** {@return such as {@code since 0.4.56} or {@code since 0.4.56, until 0.6.39}; "" for always} */
  @Override
  public String toString() {
    return Stream.of(since.map(v -> "since " + v), until.map(v -> "until " + v))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }
}
