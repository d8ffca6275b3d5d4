package org.crosscheck.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.crosscheck.app.AppVerdict;
import org.crosscheck.comparison.Change;
import org.crosscheck.doctor.Level;
import org.crosscheck.verdict.Verdict;

/** What templates write in the same way everywhere: style classes, times, durations. */
public final class TemplateHelper {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter BRIEF =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private TemplateHelper() {}

  /** {@return the style class of a kind of verdict} */
  public static String style(Verdict.Kind kind) {
    return "is-" + Cell.word(kind).toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  /** {@return the style class of what became of a visit to somebody's own page} */
  public static String style(AppVerdict.Kind kind) {
    return switch (kind) {
      case WORKS -> "is-holds";
      case FAILS -> "is-broken";
      case OUR_FAULT -> "is-our-fault";
    };
  }

  /** {@return the style class of a finding's level; the level's name says the same} */
  public static String style(Level level) {
    return switch (level) {
      case BAD -> "is-broken";
      case UNSURE -> "is-not-reached";
      case WARN -> "is-missed";
      case INFO -> "is-says";
      case GOOD -> "is-holds";
    };
  }

  /** {@return the style class of a change over time} */
  public static String style(Change.Kind kind) {
    return switch (kind) {
      case WORSE -> "is-broken";
      case BETTER -> "is-holds";
      case CHANGED -> "is-says";
      case FLAKY, OTHER_REASON -> "is-not-reached";
      case APPEARED, VANISHED -> "is-none";
    };
  }

  /** {@return the style class of a word of the ladder} */
  public static String ladderStyle(String word) {
    return switch (word) {
      case "holds" -> "is-holds";
      case "no" -> "is-broken";
      case "not reached" -> "is-not-reached";
      case "not asked", "" -> "is-none";
      default -> word.startsWith("says") ? "is-says" : "is-missed";
    };
  }

  /** {@return a time to the minute, in UTC} */
  public static String minute(Instant at) {
    return MINUTE.format(at);
  }

  /** {@return a time in few characters, for cells, in UTC} */
  public static String brief(Instant at) {
    return BRIEF.format(at);
  }

  /** {@return how long something took, at least {@code 1 s}, such as {@code 2 min 5 s}} */
  public static String duration(Duration took) {
    long seconds = Math.max(1, Math.round(took.toMillis() / 1000.0));
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  /** {@return milliseconds for people} */
  public static String milliseconds(double time) {
    return time >= 100 || time == Math.rint(time)
        ? String.format(Locale.ROOT, "%,.0f ms", time)
        : String.format(Locale.ROOT, "%.1f ms", time);
  }
}
