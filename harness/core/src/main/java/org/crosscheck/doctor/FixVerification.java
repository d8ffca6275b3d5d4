package org.crosscheck.doctor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.engine.Engine;
import org.crosscheck.http.Credentials;
import org.crosscheck.platform.HeaderChange;

/**
 * What came of trying the remedies: the page was served from this machine with them, and opened
 * again.
 *
 * @param how what was tried, as the beginning of a sentence such as {@code With this change}
 * @param changes what was changed
 * @param isolated whether the page was isolated then, in each browser
 * @param left what is bad even then, in words
 */
public record FixVerification(
    String how, List<HeaderChange> changes, Map<Engine, Boolean> isolated, List<String> left) {
  /** Copies, and takes credentials out. */
  public FixVerification {
    changes = List.copyOf(changes);
    isolated = java.util.Collections.unmodifiableMap(new TreeMap<>(isolated));
    left = left.stream().map(Credentials::without).toList();
  }

  /** {@return whether the page was isolated in every browser} */
  public boolean helps() {
    return !isolated.isEmpty() && isolated.values().stream().allMatch(i -> i);
  }

  /** {@return what was seen, such as {@code with this change: isolated in Chrome and Firefox}} */
  public String summary() {
    String yes = names(true);
    String no = names(false);
    String what =
        no.isEmpty()
            ? "isolated in " + yes
            : yes.isEmpty()
                ? "still not isolated in " + no
                : "isolated in " + yes + ", still not in " + no;
    return how + ": " + what + (left.isEmpty() ? "." : ", but: " + String.join("; ", left));
  }

  private String names(boolean which) {
    return isolated.entrySet().stream()
        .filter(e -> e.getValue() == which)
        .map(e -> e.getKey().displayName())
        .collect(Collectors.joining(" and "));
  }
}
