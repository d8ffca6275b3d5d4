package org.crosscheck.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.ClaimBook;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.claim.Sentence;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.Case;

/** Everything that a report shows, with what every view of it looks up. */
final class Shown {
  private static final int LONGEST_NAME = 150;

  private final RunRecord run;
  private final ClaimBook book;
  private final Comparison comparison;
  private final Baseline baseline;
  private final Map<ClaimId, Claim> known = new HashMap<>();
  private final Map<Case, Difference> differences = new HashMap<>();
  private final Map<Case, String> pages = new HashMap<>();
  private final Map<VisitRecord, String> names = new java.util.IdentityHashMap<>();
  private final List<ClaimId> claims;

  /**
   * A run with what it is shown against.
   *
   * @throws org.crosscheck.told.Told if the run has no verdict
   */
  Shown(RunRecord run, ClaimBook book, Comparison comparison, Baseline baseline) {
    this.run = run.orRefuseEmpty();
    this.book = book;
    this.comparison = comparison;
    this.baseline = baseline;
    book.claims().forEach(claim -> known.put(claim.id(), claim));
    comparison.differences().forEach(d -> differences.put(d.of(), d));
    Set<String> taken = new HashSet<>();
    for (VisitRecord visit : run.visits()) {
      String name = fileName(visit.name(), taken);
      names.put(visit, name);
      visit.judged().forEach(j -> pages.put(j.of(), name));
    }
    this.claims =
        run.judged().stream().map(j -> j.of().claim()).distinct().sorted(order()).toList();
  }

  RunRecord run() {
    return run;
  }

  ClaimBook book() {
    return book;
  }

  Comparison comparison() {
    return comparison;
  }

  /** {@return the claims that the run asked, in the order of the documents} */
  List<ClaimId> claims() {
    return claims;
  }

  /** {@return the claim of an id, unless it left the book since the run} */
  Optional<Claim> claim(ClaimId id) {
    return Optional.ofNullable(known.get(id));
  }

  /** {@return a claim in words, or "" if it left the book since the run} */
  String says(ClaimId id) {
    return claim(id).map(Claim::says).orElse("");
  }

  /** {@return how a case differs from the baseline, if it does} */
  Optional<Difference> difference(Case of) {
    return Optional.ofNullable(differences.get(of));
  }

  /** {@return why the baseline accepts a deviation, if it gives a reason} */
  Optional<String> reason(Case of) {
    return Optional.ofNullable(baseline.lines().get(of))
        .map(line -> baseline.reasons().get(line.reason()));
  }

  /** {@return the name of a visit's page, without folder and ending} */
  String page(VisitRecord visit) {
    return java.util.Objects.requireNonNull(names.get(visit));
  }

  /** {@return the address of the page on which a case stands, seen from the first page} */
  String link(Case of) {
    String page = pages.get(of);
    return page == null ? anchor(of.claim()) : "visits/" + page + ".html#claim-" + of.claim();
  }

  /** {@return the place of a claim on the first page} */
  String anchor(ClaimId id) {
    return known.containsKey(id) ? "#claim-" + id : "#verdicts";
  }

  private Comparator<ClaimId> order() {
    List<String> sentences = book.sentences().stream().map(Sentence::id).toList();
    Map<ClaimId, Integer> places =
        known.values().stream()
            .collect(Collectors.toMap(Claim::id, c -> sentences.indexOf(c.sentence().id())));
    return Comparator.comparing((ClaimId id) -> places.getOrDefault(id, Integer.MAX_VALUE))
        .thenComparing(id -> id);
  }

  /** A visit's name as a file name, which is safe everywhere and used once. */
  private static String fileName(String visit, Set<String> taken) {
    String safe = visit.replace(' ', '_').replaceAll("[^A-Za-z0-9_-]", "-");
    String base = safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
    String name = base;
    for (int i = 2; !taken.add(name.toLowerCase(java.util.Locale.ROOT)); i++) {
      name = base + "-" + i;
    }
    return name;
  }
}
