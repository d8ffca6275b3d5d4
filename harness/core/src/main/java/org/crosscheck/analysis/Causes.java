package org.crosscheck.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.PageError;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.VisitKey;

/**
 * Finds what differences have in common: one visit that ended early, a wrong prediction, one error.
 */
public final class Causes {
  private static final int LINE = 240;
  private static final String ERROR = ".error";
  private static final Cause NONE = new Cause(Cause.Kind.CLAIM, "");

  private final Map<VisitKey, VisitRecord> visits = new HashMap<>();
  private final Set<String> ordinary = new HashSet<>();
  private final Set<String> withoutNews = new HashSet<>();
  private final Map<String, Set<String>> pages = new HashMap<>();

  private Causes(Collection<VisitRecord> all, Comparison comparison) {
    Set<VisitKey> differing = new HashSet<>();
    comparison.differences().stream()
        .filter(Causes::asks)
        .forEach(d -> differing.add(d.of().visit()));
    for (VisitRecord visit : all) {
      visits.put(visit.key(), visit);
      Stream<String> messages = messages(visit.last()).map(Causes::normalized);
      if (differing.contains(visit.key())) {
        messages.forEach(
            text -> pages.computeIfAbsent(text, t -> new HashSet<>()).add(visit.page()));
      } else {
        withoutNews.add(visit.page());
        messages.forEach(ordinary::add);
      }
    }
  }

  /**
   * {@return the differences of a run by cause, worst first} Differences without a cause in common
   * are grouped by claim, as {@link DeviationGroups#differences} does.
   *
   * @param all the visits of the run
   * @param comparison how the run differs from the baseline
   */
  public static List<CauseGroup> of(Collection<VisitRecord> all, Comparison comparison) {
    Causes causes = new Causes(all, comparison);
    Map<List<Object>, Cause> known = new LinkedHashMap<>();
    Map<List<Object>, List<Difference>> groups = new LinkedHashMap<>();
    int plain = 0;
    for (List<Difference> group : DeviationGroups.differences(comparison)) {
      plain++;
      for (Difference difference : group) {
        Optional<Found> found = causes.found(difference);
        List<Object> key = found.map(Found::key).orElse(List.of(Cause.Kind.CLAIM, plain));
        known.putIfAbsent(key, found.map(Found::cause).orElse(NONE));
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(difference);
      }
    }
    List<CauseGroup> result = new ArrayList<>();
    groups.forEach(
        (key, members) -> result.add(new CauseGroup(known.getOrDefault(key, NONE), members)));
    return List.copyOf(result);
  }

  /** A cause, and the key that differences share if they have it. */
  private record Found(List<Object> key, Cause cause) {
    static Found of(Cause.Kind kind, Object what, String summary) {
      return new Found(List.of(kind, what), new Cause(kind, TextSanitizer.line(summary, LINE)));
    }
  }

  /** Whether somebody will ask for the cause. */
  private static boolean asks(Difference d) {
    return d.verdict().deviation() && d.kind() != ChangeKind.GONE && d.kind() != ChangeKind.BETTER;
  }

  private Optional<Found> found(Difference difference) {
    VisitRecord visit = visits.get(difference.of().visit());
    if (visit == null || !asks(difference)) {
      return Optional.empty();
    }
    Observation seen = visit.last();
    return Stream.of(
            endedEarly(visit),
            isolation(visit),
            error(difference, seen).map(text -> Found.of(Cause.Kind.ERROR, normalized(text), text)),
            telling(visit).map(text -> Found.of(Cause.Kind.CONSOLE, normalized(text), text)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Found> endedEarly(VisitRecord visit) {
    Observation seen = visit.last();
    if (seen.outcome() == Outcome.DONE) {
      return Optional.empty();
    }
    String detail = seen.detail().isEmpty() ? "" : ": " + seen.detail();
    return Optional.of(
        Found.of(
            Cause.Kind.ENDED_EARLY,
            List.of(visit.page(), visit.hosting(), seen.outcome()),
            "%s under %s: %s%s"
                .formatted(visit.page(), visit.hosting(), seen.outcome().displayName(), detail)));
  }

  private static Optional<Found> isolation(VisitRecord visit) {
    boolean predicted = visit.predicted().crossOriginIsolated();
    return visit
        .last()
        .isolated()
        .filter(observed -> observed != predicted)
        .map(
            observed ->
                Found.of(
                    Cause.Kind.ISOLATION,
                    List.of(visit.hosting(), predicted),
                    predicted
                        ? "pages under %s should be cross-origin isolated, but were not"
                            .formatted(visit.hosting())
                        : "pages under %s should not be cross-origin isolated, but were"
                            .formatted(visit.hosting())));
  }

  private static Optional<String> error(Difference difference, Observation seen) {
    return telling(difference.because(), seen).map(fact -> String.valueOf(fact.value()));
  }

  /**
   * {@return the error that a page reported in place of a fact that a reason mentions} A page
   * reports {@code window.read.error} if reading {@code window} failed, and then {@code
   * window.read} never comes.
   */
  public static Optional<Fact> telling(String because, Observation seen) {
    return seen.facts().stream()
        .filter(
            f -> f.name().endsWith(ERROR) && f.value() instanceof String text && !text.isBlank())
        .filter(f -> mentions(because, f.name().substring(0, f.name().length() - ERROR.length())))
        .filter(f -> seen.fact(f.name()).filter(f::equals).isPresent())
        .findFirst();
  }

  /** Whether a text mentions a fact's name, not merely a longer word that contains it. */
  private static boolean mentions(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      boolean starts = at == 0 || !partOfName(text.charAt(at - 1));
      int end = at + name.length();
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean partOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
  }

  /**
   * The first error of the console or the page that no visit without news has. An error of one page
   * that was never visited without news says nothing: the page may always cause it, on purpose.
   */
  private Optional<String> telling(VisitRecord visit) {
    return messages(visit.last())
        .filter(text -> !ordinary.contains(normalized(text)))
        .filter(
            text ->
                withoutNews.contains(visit.page())
                    || pages.getOrDefault(normalized(text), Set.of()).size() > 1)
        .findFirst();
  }

  private static Stream<String> messages(Observation seen) {
    return Stream.concat(
            seen.errorsOfLastDocument().stream()
                .sorted(Comparator.comparingDouble(PageError::at))
                .map(PageError::text),
            seen.consoleOfLastDocument().stream()
                .filter(c -> c.level().equals("error"))
                .map(ConsoleLine::text))
        .filter(text -> !text.isBlank());
  }

  /** Without what differs from visit to visit: hosts with ports, numbers. */
  private static String normalized(String text) {
    return text.replaceAll("https?://[^/\\s\"']+[^\\s\"')]*", "URL").replaceAll("[0-9]+", "0");
  }
}
