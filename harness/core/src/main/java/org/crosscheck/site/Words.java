package org.crosscheck.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.Verdict;

/** Words, classes of the style sheet and anchors that several pages use. */
public final class Words {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final int SHOWN = 90;

  private Words() {}

  /** {@return a time to the minute, in UTC} */
  static String minute(Instant at) {
    return MINUTE.format(at);
  }

  /** {@return the day of a time, in UTC} */
  static String day(Instant at) {
    return DAY.format(at);
  }

  /** {@return a verdict as a cell shows it: its kind, or the answer} */
  static String verdict(AcceptedVerdict verdict) {
    return verdict.kind() == Verdict.Kind.ANSWER
        ? shortened(verdict.alternatives().get(0).detail())
        : verdict.kind().displayName();
  }

  /** {@return a verdict with all that it says} */
  static String full(AcceptedVerdict verdict) {
    return verdict.toString();
  }

  private static String shortened(String answer) {
    return answer.codePointCount(0, answer.length()) <= SHOWN
        ? answer
        : answer.substring(0, answer.offsetByCodePoints(0, SHOWN - 1)) + "…";
  }

  /**
   * {@return the class of a verdict} Red is for what is worse than accepted; a known deviation has
   * another color.
   */
  static String style(AcceptedVerdict verdict, boolean news) {
    if (news) {
      return "is-broken";
    }
    return switch (verdict.kind().result()) {
      case PASSED -> verdict.kind() == Verdict.Kind.ANSWER ? "is-answer" : "is-holds";
      case FAILED -> "is-missed";
      case FLAKY -> "is-flaky";
      case UNDECIDED -> "is-inconclusive";
      case SKIPPED -> "is-none";
    };
  }

  /** {@return the class of a change} */
  static String style(ChangeKind kind) {
    return switch (kind) {
      case WORSE -> "is-broken";
      case BETTER -> "is-holds";
      case CHANGED -> "is-answer";
      case FLAKY -> "is-flaky";
      case OTHER_REASON, INCONCLUSIVE -> "is-inconclusive";
      case NEW, GONE -> "is-none";
    };
  }

  /** {@return a text as a value in an address} */
  static String query(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** {@return an anchor whose parts are names, joined by slashes} */
  static String anchor(String... parts) {
    StringBuilder anchor = new StringBuilder();
    for (String part : parts) {
      anchor.append(anchor.isEmpty() ? "" : "/").append(part(part));
    }
    return anchor.toString();
  }

  /** A page with a variant has a colon, which an address takes as it is. */
  private static String part(String name) {
    return name.matches("[A-Za-z0-9][A-Za-z0-9._:-]*") ? name : FileNames.of(name);
  }
}
