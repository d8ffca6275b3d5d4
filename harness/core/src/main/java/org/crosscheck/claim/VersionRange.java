package org.crosscheck.claim;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Version;
import org.crosscheck.yaml.YamlMap;

/**
 * A range of npm versions of PyScript, both ends included. Every release has an npm version, but
 * not every release has a calendar tag.
 *
 * @param since the first version; empty for a range without a start
 * @param until the last version; empty for a range without an end
 */
public record VersionRange(Optional<Version> since, Optional<Version> until) {
  /** All versions. */
  public static final VersionRange ALWAYS = new VersionRange(Optional.empty(), Optional.empty());

  /**
   * Checks the order.
   *
   * @throws UserError if the last version is before the first
   */
  public VersionRange {
    if (since.isPresent() && until.isPresent() && since.get().compareTo(until.get()) > 0) {
      throw new UserError(
          "'since' " + since.get() + " is after 'until' " + until.get() + ".", "Swap them.");
    }
  }

  /** {@return the entries {@code since} and {@code until} of a mapping} */
  static VersionRange from(YamlMap map) {
    return new VersionRange(version(map, "since"), version(map, "until"));
  }

  private static Optional<Version> version(YamlMap map, String name) {
    return map.texts(name, Version::ofPyScript).stream().findFirst();
  }

  /** {@return whether it includes the version of the given context, or the context has none} */
  public boolean includes(VisitContext context) {
    return Optional.ofNullable(context.values().get(VisitContext.RELEASE))
        .filter(text -> text.matches("\\d+\\.\\d+\\.\\d+"))
        .map(Version::new)
        .map(
            version ->
                since.filter(first -> version.compareTo(first) < 0).isEmpty()
                    && until.filter(last -> version.compareTo(last) > 0).isEmpty())
        .orElse(true);
  }

  /** {@return whether it includes every version} */
  public boolean always() {
    return equals(ALWAYS);
  }

  /**
   * {@return text such as {@code since 0.4.56} or {@code since 0.4.56, until 0.6.39}; "" for all
   * versions}
   */
  @Override
  public String toString() {
    return Stream.of(since.map(v -> "since " + v), until.map(v -> "until " + v))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }
}
