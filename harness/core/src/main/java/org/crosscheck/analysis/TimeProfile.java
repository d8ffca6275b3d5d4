package org.crosscheck.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crosscheck.observation.Timings;
import org.crosscheck.record.Try;
import org.crosscheck.record.VisitRecord;

/**
 * Where the time of a run went: in all, by engine, by interpreters, and by fixture. The sums are
 * over all tries, and visits that were made at the same time count each.
 *
 * @param all all visits
 * @param engines a part for each engine, by id
 * @param interpreters a part for each combination of interpreters, the one with most time first
 * @param fixtures a part for each fixture, the one with most time first
 */
public record TimeProfile(
    Part all, List<Part> engines, List<Part> interpreters, List<Part> fixtures) {
  /**
   * Some visits together.
   *
   * @param name what they have in common
   * @param visits the number of visits
   * @param tries how often they were made, at least as often
   * @param claims how many different claims they answered
   * @param verdicts how many verdicts follow from them
   * @param time the sums, in milliseconds
   */
  public record Part(String name, int visits, int tries, int claims, int verdicts, Timings time) {
    /** {@return all time of the part, in milliseconds} */
    public double whole() {
      return time.page() + time.harness();
    }
  }

  private static final Comparator<Part> DEAREST =
      Comparator.comparing(Part::whole).reversed().thenComparing(Part::name);

  /** Copies the lists. */
  public TimeProfile {
    engines = List.copyOf(engines);
    interpreters = List.copyOf(interpreters);
    fixtures = List.copyOf(fixtures);
  }

  /** {@return the profile of some visits} */
  public static TimeProfile of(Collection<VisitRecord> visits) {
    List<VisitRecord> all = List.copyOf(visits);
    return new TimeProfile(
        part("all", all),
        parts(all, VisitRecord::engine),
        parts(all, VisitRecord::interpreters).stream().sorted(DEAREST).toList(),
        parts(all, VisitRecord::fixture).stream().sorted(DEAREST).toList());
  }

  private static List<Part> parts(List<VisitRecord> visits, Function<VisitRecord, String> name) {
    Map<String, List<VisitRecord>> groups =
        visits.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
    List<Part> parts = new ArrayList<>();
    groups.forEach((common, group) -> parts.add(part(common, group)));
    return parts;
  }

  private static Part part(String name, List<VisitRecord> visits) {
    List<Try> tries = visits.stream().flatMap(v -> v.tries().stream()).toList();
    return new Part(
        name,
        visits.size(),
        tries.size(),
        (int)
            visits.stream()
                .flatMap(v -> v.results().stream())
                .map(r -> r.of().claim())
                .distinct()
                .count(),
        visits.stream().mapToInt(v -> v.results().size()).sum(),
        tries.stream()
            .map(t -> t.observation().measured().timings())
            .reduce(new Timings(0, 0, 0, 0, 0), Timings::plus));
  }
}
