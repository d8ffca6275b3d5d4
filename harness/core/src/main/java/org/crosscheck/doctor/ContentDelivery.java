package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.crosscheck.http.HttpReply;
import org.crosscheck.platform.HeaderChange;
import org.crosscheck.platform.Platform;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.ResponsePattern;

/** Tells content delivery networks and proxies from the server behind them. */
final class ContentDelivery {
  private ContentDelivery() {}

  /** {@return the types of findings that this class makes} */
  static Set<FindingType> types() {
    return Set.of(FindingType.BEHIND_CDN);
  }

  /**
   * {@return the finding about a content delivery network through which the page came}
   *
   * @param front the network
   * @param diagnosis what was found on the page
   * @param reply the response for the page
   * @param platforms the known platforms
   */
  static Finding finding(
      Platform front, Diagnosis diagnosis, HttpReply reply, Platforms platforms) {
    boolean alone = diagnosis.host().equals(front);
    String summary =
        alone
            ? "The page comes through %s; what is behind it was not recognized."
                .formatted(front.title())
            : "The page comes from %s through %s."
                .formatted(diagnosis.host().title(), front.title());
    return new Finding(
        FindingType.BEHIND_CDN,
        FindingType.BEHIND_CDN.level(),
        summary,
        Set.of(),
        front.signs().responses().stream()
            .filter(pattern -> pattern.matches(reply.headers()))
            .flatMap(pattern -> evidence(pattern, reply).stream())
            .toList(),
        remedy(front, alone, diagnosis, platforms),
        List.of());
  }

  private static List<String> remedy(
      Platform front, boolean alone, Diagnosis diagnosis, Platforms platforms) {
    List<String> remedy = new ArrayList<>();
    List<HeaderChange> changes = diagnosis.changes();
    if (alone) {
      remedy.add(
          "Set the headers in %s or in the server behind it, not in both."
              .formatted(front.title()));
    } else if (!changes.isEmpty() && front.sendsHeaders()) {
      remedy.add(
          "Set the headers in %s, as below, or in %s, not in both:"
              .formatted(diagnosis.host().title(), front.title()));
      remedy.addAll(front.remedy(changes));
    }
    String same = front.front().map(Platform.Front::platform).orElse("");
    if (alone && !same.isEmpty()) {
      remedy.add(
          "If the site is on %s, name it with --for=%s."
              .formatted(platforms.platform(same).title(), same));
    }
    return remedy;
  }

  private static List<Evidence> evidence(ResponsePattern pattern, HttpReply reply) {
    return reply.headers().stream()
        .filter(line -> pattern.headers().keySet().stream().anyMatch(line::named))
        .map(line -> new Evidence("crosscheck", reply.url().toString(), line.toString()))
        .toList();
  }
}
