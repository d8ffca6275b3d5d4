package org.crosscheck.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.app.AppVerdict;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.doctor.Level;
import org.crosscheck.verdict.Verdict;

/** Formats what several templates have in common: style classes, times, durations. */
public final class TemplateHelper {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter BRIEF =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private TemplateHelper() {}

  /** {@return the style class of a kind of verdict} */
  public static String style(Verdict.Kind kind) {
    return "is-" + kind.id().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@return the style class of the result of the user's own page} */
  public static String style(AppVerdict.Kind kind) {
    return switch (kind) {
      case WORKS -> "is-holds";
      case FAILS -> "is-broken";
      case INCONCLUSIVE -> "is-inconclusive";
      case ERROR -> "is-error";
    };
  }

  /** {@return the style class of a finding's level} */
  public static String style(Level level) {
    return switch (level) {
      case BAD -> "is-broken";
      case UNSURE -> "is-inconclusive";
      case WARN -> "is-missed";
      case INFO -> "is-answer";
      case GOOD -> "is-holds";
    };
  }

  /** {@return the style class of a change over time} */
  public static String style(ChangeKind kind) {
    return switch (kind) {
      case WORSE -> "is-broken";
      case BETTER -> "is-holds";
      case CHANGED -> "is-answer";
      case FLAKY -> "is-flaky";
      case OTHER_REASON, INCONCLUSIVE -> "is-inconclusive";
      case NEW, GONE -> "is-none";
    };
  }

  /** {@return the style class of the summary of a claim in a release} */
  public static String style(Optional<ReleaseMatrix.Summary> summary) {
    return summary
        .map(
            s ->
                switch (s) {
                  case HOLDS -> "is-holds";
                  case ANSWER -> "is-answer";
                  case PARTLY -> "is-missed";
                  case NO -> "is-broken";
                  case INCONCLUSIVE -> "is-inconclusive";
                  case NOT_APPLICABLE -> "is-none";
                })
        .orElse("is-none");
  }

  /** {@return a text in parts: the second and every other second one stood in back-ticks} */
  public static List<String> parts(String text) {
    List<String> parts = List.of(text.split("`", -1));
    return parts.size() % 2 == 1 ? parts : List.of(text);
  }

  /** {@return a text with its commits shortened to twelve digits} */
  public static String shortCommits(String text) {
    return text.replaceAll("\\b([0-9a-f]{12})[0-9a-f]{28}\\b", "$1");
  }

  /** {@return a time to the minute, in UTC} */
  public static String minute(Instant at) {
    return MINUTE.format(at);
  }

  /** {@return a short form of a time, for table cells, in UTC} */
  public static String brief(Instant at) {
    return BRIEF.format(at);
  }

  /** {@return how long something took, at least {@code 1 s}, such as {@code 2 min 5 s}} */
  public static String duration(Duration took) {
    long seconds = Math.max(1, Math.round(took.toMillis() / 1000.0));
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  /** {@return milliseconds with their unit, such as {@code 1,234 ms} or {@code 0.5 ms}} */
  public static String milliseconds(double time) {
    return time >= 100 || time == Math.rint(time)
        ? String.format(Locale.ROOT, "%,.0f ms", time)
        : String.format(Locale.ROOT, "%.1f ms", time);
  }
}
