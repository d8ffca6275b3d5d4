package org.crosscheck.doctor.page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A release of PyScript that a page loads.
 *
 * @param core the script element that loads it
 * @param name its calendar tag or npm version, as in the URL; "" if the URL has none
 * @param pinned whether the URL always returns the same release
 * @param copy whether it is a private copy, whose release is unknown
 */
public record LoadedRelease(Element core, String name, boolean pinned, boolean copy) {
  private static final Pattern CORE =
      Pattern.compile(
          "(?i)(?:/releases/(?<tag>[^/]+)|@pyscript/core(?:@(?<version>[^/]+))?)/.*core\\.js");
  private static final Pattern LATER = Pattern.compile("(?i)latest|next|\\d+|\\d+\\.\\d+|[~^].*");
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(\\D.*)?");

  /** The first releases that use coincident's service worker, by tag and by npm version. */
  private static final int[] FIRST_TAG = {2025, 3, 2};

  private static final int[] FIRST_VERSION = {0, 6, 40};
  private static final int FIRST_YEAR = 2000;

  /** {@return the releases that the elements of a page load} */
  public static List<LoadedRelease> of(PageObservation page) {
    return page.elements().stream()
        .filter(e -> e.tag().equals("script"))
        .filter(e -> e.url().matches("(?i)[^?#]*/core(-[\\w-]+)?\\.js([?#].*)?"))
        .map(LoadedRelease::of)
        .toList();
  }

  private static LoadedRelease of(Element core) {
    Matcher matcher = CORE.matcher(core.url());
    if (!matcher.find()) {
      return new LoadedRelease(core, "", true, true);
    }
    String name =
        Optional.ofNullable(matcher.group("tag"))
            .or(() -> Optional.ofNullable(matcher.group("version")))
            .orElse("");
    return new LoadedRelease(core, name, !name.isEmpty() && !LATER.matcher(name).matches(), false);
  }

  /**
   * {@return whether it uses coincident's service worker (true) or sabayon's (false); empty if
   * unknown}
   */
  public Optional<Boolean> usesCoincident() {
    Matcher matcher = NUMBERS.matcher(name);
    if (!matcher.matches()) {
      return copy ? Optional.empty() : Optional.of(true);
    }
    int[] numbers =
        IntStream.rangeClosed(1, 3).map(i -> Integer.parseInt(matcher.group(i))).toArray();
    int[] first = numbers[0] >= FIRST_YEAR ? FIRST_TAG : FIRST_VERSION;
    return Optional.of(Arrays.compare(numbers, first) >= 0);
  }
}
