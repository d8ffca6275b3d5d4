package org.crosscheck.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.analysis.Capabilities;
import org.crosscheck.analysis.CauseGroup;
import org.crosscheck.analysis.Causes;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.document.Statement;
import org.crosscheck.fixture.PageSources;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.HostingInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.FlakyRate;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.verdict.VisitKey;

/** The data that all views of a report share: the run, its comparison, and lookups. */
public final class ReportModel {
  private static final int LONGEST_NAME = 150;

  private final RunRecord run;
  private final ClaimCatalog catalog;
  private final Comparison comparison;
  private final Baseline baseline;
  private final Map<ClaimId, Claim> claimsById = new HashMap<>();
  private final Map<TestCaseId, Difference> differences = new HashMap<>();
  private final Map<TestCaseId, String> pages = new HashMap<>();
  private final IdentityHashMap<VisitRecord, String> names = new IdentityHashMap<>();
  private final List<ClaimId> claims;
  private final List<String> hostings;
  private final ReleaseMatrix releases;
  private final ReportInput.Background known;
  private final List<View> views;
  private final Map<String, String> ids = new HashMap<>();

  private ReportModel(ReportInput in) {
    this.releases = in.releases();
    this.run = in.run().orRefuseEmpty();
    this.catalog = in.claims();
    this.comparison = in.comparison();
    this.baseline = in.baseline();
    this.known = in.known();
    this.views =
        Stream.of(View.values())
            .filter(view -> view != View.AGAINST || in.known().against().isPresent())
            .toList();
    catalog.claims().forEach(claim -> claimsById.put(claim.id(), claim));
    comparison.differences().forEach(d -> differences.put(d.of(), d));
    Set<String> taken = new HashSet<>();
    for (VisitRecord visit : run.visits()) {
      String name = fileName(visit.key().toString(), taken);
      names.put(visit, name);
      visit.results().forEach(j -> pages.put(j.of(), name));
    }
    this.hostings = hostings(run);
    Set<String> anchors = new HashSet<>();
    hostings.forEach(hosting -> ids.put(hosting, anchor(hosting, anchors)));
    this.claims =
        run.results().stream().map(j -> j.of().claim()).distinct().sorted(order()).toList();
  }

  /**
   * {@return the model of a run and what it is compared with}
   *
   * @throws org.crosscheck.message.UserError if the run has no verdicts
   */
  public static ReportModel of(ReportInput in) {
    return new ReportModel(in);
  }

  /**
   * {@return the model of a run without a baseline}
   *
   * @throws org.crosscheck.message.UserError if the run has no verdicts
   */
  public static ReportModel withoutBaseline(RunRecord run, ClaimCatalog catalog) {
    return of(
        new ReportInput(
            run,
            catalog,
            new PageSources(Map.of()),
            new Comparison(List.of(), 0),
            Baseline.empty(),
            new ReleaseMatrix(List.of(), List.of()),
            List.of()));
  }

  RunRecord run() {
    return run;
  }

  ClaimCatalog catalog() {
    return catalog;
  }

  Comparison comparison() {
    return comparison;
  }

  /** {@return what the hostings of the run let PyScript do} */
  public Capabilities capabilities() {
    return Capabilities.of(run.visits(), catalog.capabilities());
  }

  /** {@return the pages that show the whole run, in the order of the navigation} */
  List<View> views() {
    return views;
  }

  /** {@return the verdicts of the run} */
  Verdicts verdicts() {
    return Verdicts.of("this run", run.results());
  }

  /** {@return the npm version of a release, unless that is its name; "" if it is not known} */
  String npm(String release) {
    return Optional.ofNullable(known.npm().get(release)).filter(v -> !v.equals(release)).orElse("");
  }

  /** {@return whether the baseline is that of the release that the run tested} */
  boolean sameRelease() {
    return known.sameRelease();
  }

  /** {@return how often a test case was flaky, in words; "" if it never was} */
  String flaky(TestCaseId of) {
    return Optional.ofNullable(known.flaky().get(of)).map(FlakyRate::toString).orElse("");
  }

  Baseline baseline() {
    return baseline;
  }

  /** {@return the claims that the run tested, in the order of the documents} */
  List<ClaimId> claims() {
    return claims;
  }

  /** {@return a claim, or empty if the catalog no longer has it} */
  Optional<Claim> claim(ClaimId id) {
    return Optional.ofNullable(claimsById.get(id));
  }

  /** {@return a claim in words, or "" if the catalog no longer has it} */
  String summary(ClaimId id) {
    return claim(id).map(Claim::summary).orElse("");
  }

  /** {@return how a test case differs from the baseline, if it does} */
  Optional<Difference> difference(TestCaseId of) {
    return Optional.ofNullable(differences.get(of));
  }

  /** {@return why the baseline accepts a deviation, if it gives a reason} */
  Optional<String> reason(TestCaseId of) {
    return baseline.reason(of);
  }

  /** {@return the file name of a visit's page, without folder and extension} */
  String page(VisitRecord visit) {
    return java.util.Objects.requireNonNull(names.get(visit));
  }

  /** {@return the link to a test case, relative to the views} */
  String link(TestCaseId of) {
    String page = pages.get(of);
    return page == null ? anchor(of.claim()) : "visits/" + page + ".html#claim-" + of.claim();
  }

  /** {@return the link to a claim, relative to the views} */
  String anchor(ClaimId id) {
    return claimsById.containsKey(id)
        ? View.CLAIMS.file() + "#claim-" + id
        : View.VERDICTS.file() + "#claim=" + encoded(id.text());
  }

  /** {@return the link to a hosting, relative to the views} */
  String anchor(String hosting) {
    return View.HOSTINGS.file() + "#" + id(hosting);
  }

  /** {@return the id of a hosting's element, which other hostings do not change} */
  String id(String hosting) {
    return ids.getOrDefault(hosting, "each");
  }

  /** Hostings have simple names, but a record may contain any text. */
  private static String anchor(String hosting, Set<String> taken) {
    String safe = hosting.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String base = "hosting-" + safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
    String id = base;
    for (int i = 2; !taken.add(id); i++) {
      id = base + "-" + i;
    }
    return id;
  }

  /** {@return the first sentence about a hosting, or "" if the run does not describe it} */
  String words(String hosting) {
    return run.info().hostings().stream()
        .filter(h -> h.name().equals(hosting))
        .map(h -> h.description().replaceFirst("(?s)\\. [A-Z].*", "."))
        .findFirst()
        .orElse("");
  }

  /** {@return whether a result differs from the baseline in a way that somebody should look at} */
  boolean news(TestResult result) {
    return difference(result.of()).filter(d -> d.regression() || !d.fails()).isPresent();
  }

  /** {@return the style class of results: that of their worst news, else of the worst} */
  String style(List<TestResult> results) {
    return results.stream()
        .filter(this::news)
        .min(Comparator.comparing(r -> r.verdict().kind()))
        .map(worst -> TemplateHelper.style(worst.verdict().kind()))
        .orElseGet(
            () ->
                results.stream()
                    .min(Comparator.comparing(r -> r.verdict().kind()))
                    .map(worst -> quiet(worst.verdict().kind()))
                    .orElse("is-none"));
  }

  /** {@return the style class of a kind of which no verdict is news} */
  static String quiet(Verdict.Kind kind) {
    return kind.deviation() ? "is-known" : TemplateHelper.style(kind);
  }

  /** {@return since when a claim has its verdicts, release by release, in words; "" if unknown} */
  String story(ClaimId claim) {
    return releases.rows().stream()
        .filter(row -> row.claim().equals(claim))
        .map(row -> String.join("; ", row.story()))
        .findFirst()
        .orElse("");
  }

  /** {@return the differences by cause, worst first} */
  List<CauseGroup> causes() {
    return Causes.of(run.visits(), comparison);
  }

  /** {@return a visit of the run, or empty if it was not made} */
  Optional<VisitRecord> visit(VisitKey key) {
    return run.visits().stream().filter(v -> v.key().equals(key)).findFirst();
  }

  /** {@return the newest other release with a baseline, if there is one} */
  Optional<String> earlierRelease() {
    List<String> names = releases.releases();
    return names.stream()
        .limit(Math.max(0, names.size() - 1L))
        .filter(name -> !name.equals(run.info().release().name()))
        .reduce((first, second) -> second);
  }

  /** {@return the link to the list of verdicts, filtered by pairs of a column and a value} */
  static String filtered(String... pairs) {
    StringJoiner filter = new StringJoiner("&", View.VERDICTS.file() + "#", "");
    for (int i = 0; i < pairs.length; i += 2) {
      filter.add(pairs[i] + "=" + encoded(pairs[i + 1]));
    }
    return filter.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** {@return the hostings that were visited, in the order of the run} */
  List<String> hostings() {
    return hostings;
  }

  /** {@return the engine ids of the run's browsers in order, then those that only visits have} */
  List<String> browsers() {
    return Stream.concat(
            run.browsers().stream().map(BrowserInfo::engine),
            run.visits().stream().map(VisitRecord::engine))
        .distinct()
        .toList();
  }

  /** {@return the name and version that a browser reported, or the engine's id} */
  public String title(String browser) {
    return run.browsers().stream()
        .filter(b -> b.engine().equals(browser))
        .map(BrowserInfo::explain)
        .findFirst()
        .orElse(browser);
  }

  private static List<String> hostings(RunRecord run) {
    Set<String> visited =
        run.visits().stream().map(VisitRecord::hosting).collect(Collectors.toSet());
    return Stream.concat(
            run.info().hostings().stream().map(HostingInfo::name).filter(visited::contains),
            visited.stream().sorted())
        .distinct()
        .toList();
  }

  private Comparator<ClaimId> order() {
    List<Statement> statements = catalog.documents().statements();
    Map<ClaimId, Integer> places =
        claimsById.values().stream()
            .collect(Collectors.toMap(Claim::id, c -> statements.indexOf(c.statements().get(0))));
    return Comparator.comparing((ClaimId id) -> places.getOrDefault(id, Integer.MAX_VALUE))
        .thenComparing(id -> id);
  }

  /** Turns a visit's name into a unique file name that is safe on every system. */
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
