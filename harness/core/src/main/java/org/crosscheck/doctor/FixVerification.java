package org.crosscheck.doctor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.engine.Engine;
import org.crosscheck.message.Credentials;
import org.crosscheck.platform.HeaderChange;

/**
 * The result of trying the remedies: a local copy of the page was served with the changes and
 * opened again.
 *
 * @param how what was tried, as the start of a sentence, such as {@code With this change}
 * @param changes the header changes that were made
 * @param isolated whether the page was isolated with the changes, by browser
 * @param remaining the summaries of the {@code BAD} findings that remained
 */
public record FixVerification(
    String how, List<HeaderChange> changes, Map<Engine, Boolean> isolated, List<String> remaining) {
  /** Copies the collections and removes credentials. */
  public FixVerification {
    changes = List.copyOf(changes);
    isolated = java.util.Collections.unmodifiableMap(new TreeMap<>(isolated));
    remaining = remaining.stream().map(Credentials::without).toList();
  }

  /** {@return whether the page was isolated in every browser} */
  public boolean helps() {
    return !isolated.isEmpty() && isolated.values().stream().allMatch(i -> i);
  }

  /**
   * {@return the result in one line, such as {@code With this change: isolated in Chrome and
   * Firefox.}}
   */
  public String summary() {
    String isolatedIn = names(true);
    String notIsolatedIn = names(false);
    String result =
        notIsolatedIn.isEmpty()
            ? "isolated in " + isolatedIn
            : isolatedIn.isEmpty()
                ? "still not isolated in " + notIsolatedIn
                : "isolated in %s, still not in %s".formatted(isolatedIn, notIsolatedIn);
    return how
        + ": "
        + result
        + (remaining.isEmpty() ? "." : ", but: " + String.join("; ", remaining));
  }

  private String names(boolean wanted) {
    return isolated.entrySet().stream()
        .filter(e -> e.getValue() == wanted)
        .map(e -> e.getKey().displayName())
        .collect(Collectors.joining(" and "));
  }
}
