package org.crosscheck.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.comparison.Change;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.Verdict;

/**
 * One release: what it changed, its deviations with their reasons, and its runs.
 *
 * @param model everything
 * @param release the release
 * @param changes what differs from the release before it
 */
record ReleaseView(SiteModel model, ReleaseState release, List<Change> changes) {
  /**
   * A deviation that several test cases have for the same reason.
   *
   * @param claim the claim
   * @param verdict the verdict
   * @param because why, in words
   * @param news whether it is worse than accepted
   */
  record Deviation(
      org.crosscheck.claim.ClaimId claim, AcceptedVerdict verdict, String because, boolean news) {}

  /** {@return the name of the release's files, without an extension} */
  static String file(SiteRelease release) {
    return FileNames.of(release.name());
  }

  Optional<ReleaseState> before() {
    return model.before(release);
  }

  ChangeList changeList() {
    return new ChangeList(release.release(), changes, "../", false, model.claims());
  }

  /** {@return the number of verdicts of each kind, worst first} */
  Map<Verdict.Kind, Long> counts() {
    Map<Verdict.Kind, Long> counts = new java.util.EnumMap<>(Verdict.Kind.class);
    for (int at = 0; at < model.cases().size(); at++) {
      release.newest(at).ifPresent(v -> counts.merge(v.kind(), 1L, Long::sum));
    }
    return counts;
  }

  /** {@return the deviations with their test cases: news first, then by claim} */
  Map<Deviation, List<TestCaseId>> deviations() {
    Map<Deviation, List<TestCaseId>> known = new LinkedHashMap<>();
    Map<Deviation, List<TestCaseId>> news = new LinkedHashMap<>();
    model
        .byClaim()
        .forEach(
            (claim, of) ->
                of.forEach(
                    at ->
                        release
                            .newest(at)
                            .filter(AcceptedVerdict::needsReason)
                            .ifPresent(
                                verdict -> {
                                  boolean isNews = SiteModel.isNews(release, at);
                                  (isNews ? news : known)
                                      .computeIfAbsent(
                                          new Deviation(
                                              claim, verdict, release.because(at), isNews),
                                          d -> new ArrayList<>())
                                      .add(model.cases().get(at));
                                })));
    news.putAll(known);
    return news;
  }

  /** {@return the runs of the release, newest first} */
  List<SiteRun> runs() {
    List<SiteRun> runs = new ArrayList<>();
    release.runs().forEach(number -> runs.add(0, model.runs().get(number)));
    return runs;
  }

  /**
   * {@return the newest verdicts of the release, as data} A row of {@code cases} ends with the
   * numbers of the verdict and of its reason.
   */
  Map<String, Object> data() {
    VerdictTable table = new VerdictTable();
    Numbers<String> reasons = new Numbers<>();
    for (int at = 0; at < model.cases().size(); at++) {
      Optional<AcceptedVerdict> verdict = release.newest(at);
      if (verdict.isPresent()) {
        table.add(
            model.cases().get(at), table.verdict(verdict.get()), reasons.of(release.because(at)));
      }
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("view", "release");
    json.put("name", "release-" + file(release.release()));
    json.put("title", release.release().name());
    json.put("release", release.release().name());
    json.put("npm", release.release().npm());
    json.put("published", release.release().published().orElse(""));
    json.put("reasons", reasons.values());
    table.into(json);
    return json;
  }
}
