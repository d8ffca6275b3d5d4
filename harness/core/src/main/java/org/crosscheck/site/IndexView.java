package org.crosscheck.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.crosscheck.claim.Claim;
import org.crosscheck.comparison.Change;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.message.English;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.Verdict;

/** The first page: releases and engines, what changed last, and what works on which hosting. */
record IndexView(SiteModel model) {
  private static final int RUNS = 8;
  private static final int RELEASES = 40;
  private static final int CHANGES = 12;

  /**
   * How many test cases of a release have which result in an engine.
   *
   * @param good as they should be
   * @param known deviations that are accepted or not known to be worse
   * @param news worse than accepted
   */
  record Share(int good, int known, int news) {
    /** {@return the number of applicable test cases} */
    int all() {
      return good + known + news;
    }

    /** {@return how many percent a part is, rounded, but not to nothing or to all} */
    String percent(int part) {
      if (part == 0 || part == all()) {
        return part == 0 ? "0" : "100";
      }
      return String.valueOf(Math.min(99, Math.max(1, Math.round(100.0 * part / all()))));
    }
  }

  /** {@return the results of a release in an engine; empty if it has none there} */
  Optional<Share> share(ReleaseState release, String engine) {
    int good = 0;
    int known = 0;
    int news = 0;
    for (int at = 0; at < model.cases().size(); at++) {
      Optional<AcceptedVerdict> verdict = release.newest(at);
      if (verdict.isEmpty()
          || !model.cases().get(at).engine().equals(engine)
          || verdict.get().kind().result() == Verdict.Result.SKIPPED) {
        continue;
      }
      if (verdict.get().kind().result() == Verdict.Result.PASSED) {
        good++;
      } else if (SiteModel.isNews(release, at)) {
        news++;
      } else {
        known++;
      }
    }
    Share share = new Share(good, known, news);
    return share.all() == 0 ? Optional.empty() : Optional.of(share);
  }

  /** {@return the newest releases, newest first} */
  List<ReleaseState> releases() {
    return model.newestFirst().subList(0, Math.min(RELEASES, model.releases().size()));
  }

  ReleaseState newest() {
    return model.newestFirst().get(0);
  }

  /** {@return what the release changed since the one before it, in numbers} */
  String changed(ReleaseState release) {
    return model
        .before(release)
        .map(before -> ChangeList.counts(model.between(before, release)))
        .orElse("");
  }

  /** {@return what the newest release changed; empty if it is the only one} */
  Optional<ChangeList> latest() {
    return model
        .before(newest())
        .map(
            before ->
                new ChangeList(
                    newest().release(),
                    model.between(before, newest()),
                    "",
                    false,
                    model.claims()));
  }

  int most() {
    return CHANGES;
  }

  /** {@return the newest runs, newest first} */
  List<SiteRun> latestRuns() {
    List<SiteRun> newest = new ArrayList<>(model.runs());
    java.util.Collections.reverse(newest);
    return newest.subList(0, Math.min(RUNS, newest.size()));
  }

  /** {@return the state of the newest release in one sentence} */
  String sentence() {
    int worse =
        (int)
            IntStream.range(0, model.cases().size())
                .filter(at -> SiteModel.isNews(newest(), at))
                .count();
    String name = "PyScript " + newest().release().title();
    if (worse > 0) {
      return "%s is worse than accepted in %s".formatted(name, English.count(worse, "case"));
    }
    Optional<ChangeList> latest = latest();
    if (latest.isEmpty()) {
      return name + " is as accepted";
    }
    List<Change> changes = latest.get().changes();
    String before = model.before(newest()).orElseThrow().release().title();
    return "%s is as accepted; %s differ from %s"
        .formatted(
            name,
            English.count(changes.stream().mapToInt(c -> c.cases().size()).sum(), "case"),
            before);
  }

  /** {@return whether the newest release is worse than accepted anywhere} */
  boolean isWorse() {
    return IntStream.range(0, model.cases().size()).anyMatch(at -> SiteModel.isNews(newest(), at));
  }

  /** {@return how many verdicts, claims, releases and runs there are} */
  String size() {
    long verdicts =
        model.releases().stream()
            .mapToLong(
                release ->
                    IntStream.range(0, model.cases().size())
                        .filter(at -> release.number(at) != ReleaseState.NONE)
                        .count())
            .sum();
    return "%,d verdicts on %s in %s%s"
        .formatted(
            verdicts,
            English.count(model.byClaim().size(), "claim"),
            English.count(model.releases().size(), "release"),
            model.runs().isEmpty() ? "" : ", and " + English.count(model.runs().size(), "run"));
  }

  /** {@return the claims that hostings are compared by} */
  List<Claim> capabilities() {
    return model.claims().capabilities().stream()
        .filter(c -> model.cases().stream().anyMatch(of -> of.claim().equals(c.id())))
        .toList();
  }

  /**
   * What works on a hosting in the newest release.
   *
   * @param hosting its name
   * @param cells one for each capability
   * @param good in how many of them the answer is yes
   */
  record HostingRow(String hosting, List<Summary> cells, long good) {}

  /** {@return the hostings, those on which most works first} */
  List<HostingRow> hostings() {
    Map<String, Map<String, List<Integer>>> byHosting = new LinkedHashMap<>();
    for (int at = 0; at < model.cases().size(); at++) {
      if (newest().number(at) != ReleaseState.NONE) {
        byHosting
            .computeIfAbsent(model.cases().get(at).hosting(), h -> new LinkedHashMap<>())
            .computeIfAbsent(model.cases().get(at).claim().text(), c -> new ArrayList<>())
            .add(at);
      }
    }
    List<Claim> compared = capabilities();
    return byHosting.entrySet().stream()
        .map(
            e -> {
              List<Summary> cells =
                  compared.stream()
                      .map(c -> capability(e.getValue().getOrDefault(c.id().text(), List.of())))
                      .toList();
              return new HostingRow(
                  e.getKey(), cells, cells.stream().filter(c -> c.text().equals("yes")).count());
            })
        .filter(row -> row.cells().stream().anyMatch(c -> !c.text().isEmpty()))
        .sorted(
            Comparator.comparing((HostingRow row) -> -row.good())
                .thenComparing(HostingRow::hosting))
        .toList();
  }

  /** {@return yes, no, or the engines in which it works} */
  private Summary capability(List<Integer> of) {
    TreeSet<String> yes = new TreeSet<>();
    TreeSet<String> no = new TreeSet<>();
    for (int at : of) {
      boolean works = newest().newest(at).filter(IndexView::isYes).isPresent();
      (works ? yes : no).add(Engines.title(model.cases().get(at).engine()));
    }
    if (of.isEmpty()) {
      return new Summary("", "is-none");
    }
    if (no.isEmpty()) {
      return new Summary("yes", "is-holds");
    }
    return yes.isEmpty() || yes.equals(no)
        ? new Summary("no", "is-missed")
        : new Summary(String.join(", ", yes) + " only", "is-inconclusive");
  }

  private static boolean isYes(AcceptedVerdict verdict) {
    return verdict.alternatives().stream()
        .allMatch(a -> a.kind() == Verdict.Kind.ANSWER && !a.detail().startsWith("no"));
  }

  /** {@return the changes of a run in numbers} */
  static String changed(SiteRun run) {
    return ChangeList.counts(run.changes());
  }

  /** {@return whether a run has a worse verdict than the one before it} */
  static boolean isWorse(SiteRun run) {
    return run.count(ChangeKind.WORSE) > 0;
  }
}
