package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.given.KnownPlatforms;
import org.crosscheck.given.Nightly;
import org.crosscheck.hosting.Answer;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.Routing;
import org.crosscheck.http.HttpReply;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Reporter;
import org.crosscheck.observation.Timings;
import org.crosscheck.platform.reader.PlatformSite;
import org.crosscheck.platform.reader.SampleSite;
import org.crosscheck.platform.reader.SampleSites;
import org.crosscheck.server.SiteServer;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * What the doctor says of a folder is so on its platform: on sites made at random, whose header
 * lines come from the platform's reader, every finding about addresses, rules and isolation is
 * compared with those lines, and some of the sites are visited in the browsers too.
 */
public class FolderWordsIT {
  private static final long SEED = Long.getLong("words.seed", 15);
  private static final int SITES = Integer.getInteger("words.sites", 60);
  private static final int VISITED = 3;
  private static final Set<Engine> BOTH = Set.copyOf(Engines.defaults());

  private Optional<Doctor> doctor = Optional.empty();

  @BeforeClass
  public void start() {
    doctor = Optional.of(Doctors.plain(Duration.ofSeconds(30)));
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    doctor.ifPresent(Doctor::close);
  }

  @DataProvider
  public Object[][] platforms() {
    return SampleSites.FILES.keySet().stream().map(p -> new Object[] {p}).toArray(Object[][]::new);
  }

  /** A site, its page, and what the platform sends for it. */
  private record Case(
      String platform, SampleSite site, String page, Path folder, PlatformSite read, Sent sent) {
    String file() {
      return SampleSites.FILES.getOrDefault(platform, "");
    }

    FolderSite folderSite() {
      return FolderSite.of(
          folder.resolve(page),
          Optional.of(folder),
          Optional.of(KnownPlatforms.of(platform)),
          KnownPlatforms.all());
    }

    @Override
    public String toString() {
      return "%s of %s %s on %s, which answers %s"
          .formatted(page, site.pages(), site.files(file()), platform, sent);
    }
  }

  /**
   * What answers the address of a page.
   *
   * @param path the last address
   * @param status its status; 0 if it is not known
   */
  private record Sent(String path, int status, List<HeaderField> lines) {
    static Sent of(PlatformSite site, String page) {
      return at(site, ("/" + page).replaceFirst("/index\\.html$", "/"));
    }

    static Sent at(PlatformSite site, String path) {
      List<Routing.Step> steps = site.routing().follow(path, site.files());
      Routing.Step last = steps.get(steps.size() - 1);
      int status =
          last.answer() instanceof Answer.File file
              ? file.status()
              : last.answer() instanceof Answer.Missing
                  ? 404
                  : last.answer() instanceof Answer.Redirect redirect
                          && redirect.to().startsWith("/")
                      ? redirect.status()
                      : 0;
      return new Sent(
          last.path(),
          status,
          last.answer().ruled().map(p -> site.headers().linesFor(p, status)).orElse(List.of()));
    }

    Set<Engine> isolated() {
      return BOTH.stream().filter(this::isolated).collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isolated(Engine engine) {
      return IsolationModel.predict(lines, URI.create("http://localhost/"), engine.traits())
          .crossOriginIsolated();
    }
  }

  private static Case site(SampleSites sites, String platform, SampleSite site, Folder folder) {
    String page = sites.page(site);
    PlatformSite read =
        PlatformSite.of(
            folder.path(),
            Optional.of(folder.path()),
            Optional.of(KnownPlatforms.of(platform)),
            KnownPlatforms.all());
    return new Case(platform, site, page, folder.path(), read, Sent.of(read, page));
  }

  @Test(dataProvider = "platforms", groups = Nightly.ONLY)
  public void what_the_doctor_says_of_a_folder_is_so_on_its_platform(String platform)
      throws IOException {
    SampleSites sites = SampleSites.isolating(SEED);
    Set<String> seen = new TreeSet<>();
    for (int i = 0; i < SITES; i++) {
      SampleSite site = sites.of(platform);
      try (Folder folder = site.folder(SampleSites.FILES.getOrDefault(platform, ""))) {
        Case given = site(sites, platform, site, folder);
        Diagnosis words = withoutBrowser(given);
        compare(given, words);
        // Of every kind of result, some are visited.
        if (seen.add(kind(words)) && seen.size() <= VISITED) {
          compareWithBrowsers(given, words);
        }
      }
    }
    assertThat(seen).as("kinds of results").hasSizeGreaterThan(2);
  }

  private static String kind(Diagnosis words) {
    return words.findings().stream().map(f -> f.type().id()).distinct().toList().toString();
  }

  /** {@return what the doctor says if the page is isolated in a browser as the model predicts} */
  private static Diagnosis withoutBrowser(Case given) throws IOException {
    FolderSite folder = given.folderSite();
    PlatformSite site = folder.site();
    if (!folder.hasPage()) {
      return new Diagnosis(
          given.page(), site.platform(), Map.of(), folder.findings(), Optional.empty());
    }
    FolderSource source = new FolderSource(site.root(), site.headers(), site.routing());
    SiteServer.Reply sent = source.get(folder.request());
    URI url = URI.create("http://localhost" + folder.request());
    HttpReply reply = Given.reply(url, sent.status(), sent.lines(), "");
    List<PageObservation> pages =
        Reached.isPage(reply) && sent.status() < 300
            ? Engines.defaults().stream().map(engine -> predicted(engine, url, reply)).toList()
            : List.of();
    return Diagnosis.of(given.page(), site.platform(), reply, pages).in(folder);
  }

  private static PageObservation predicted(Engine engine, URI url, HttpReply reply) {
    boolean isolated =
        IsolationModel.predict(reply.headers(), url, engine.traits()).crossOriginIsolated();
    Map<String, Object> page =
        Map.of(
            "isolated",
            isolated,
            "secure",
            true,
            "shared",
            isolated,
            "serviceWorkers",
            true,
            "url",
            url.toString());
    List<Fact> facts =
        List.of(
            new Fact("doctor.page", Reporter.MAIN, 1, 0, page),
            new Fact("doctor.settled", Reporter.MAIN, 1, 0, true));
    Observation observation =
        new Observation(
            Outcome.DONE,
            "",
            url.toString(),
            facts,
            List.of(),
            List.of(),
            List.of(),
            new Timings(0, 0, 0, 0, 0));
    return new PageObservation(engine, engine.id(), url, observation, reply, Map.of(), Map.of());
  }

  private static void compare(Case given, Diagnosis words) {
    if (given.sent().status() == 0) {
      assertThat(words.verdicts()).as(given.toString()).isEmpty();
      assertThat(words.bad()).as(given.toString()).isFalse();
      assertThat(words.findings())
          .as(given.toString())
          .extracting(Finding::type)
          .contains(FindingType.ANSWERED_BY_PROGRAM)
          .doesNotContain(FindingType.ISOLATED);
    } else if (given.sent().status() != 200) {
      assertThat(words.verdicts()).as(given.toString()).isEmpty();
      assertThat(words.findings())
          .as(given.toString())
          .extracting(Finding::type)
          .doesNotContain(FindingType.ISOLATED);
    } else {
      isolation(given, words);
      words.findings().forEach(finding -> isSo(given, finding));
    }
  }

  /** The verdicts, GOOD, BAD and the exit code are those of the lines that are sent. */
  private static void isolation(Case given, Diagnosis words) {
    Set<Engine> isolated = given.sent().isolated();
    String about = given + " " + Said.all(words);
    for (Engine engine : BOTH) {
      assertThat(words.verdicts().get(engine))
          .as(about)
          .contains(isolated.contains(engine) ? ": isolated;" : ": not isolated;");
    }
    assertThat(Said.isolatedIn(words)).as(about).isEqualTo(isolated);
    assertThat(words.bad()).as(about).isEqualTo(!isolated.equals(BOTH));
    assertThat(words.findings())
        .as(about)
        .extracting(Finding::type)
        .doesNotContain(FindingType.UNEXPLAINED);
  }

  /** A finding about rules and addresses holds for what the platform sends. */
  private static void isSo(Case given, Finding finding) {
    String about = given + ": " + finding.summary();
    switch (finding.type()) {
      case COOP_MISSING -> missing(given, finding, "Cross-Origin-Opener-Policy");
      case COEP_MISSING -> missing(given, finding, "Cross-Origin-Embedder-Policy");
      case RULE_MISSES_PAGE -> {
        String paths = finding.summary().replaceFirst("^The rule '(.*)' \\(line .*$", "$1");
        assertThat(sentWithout(given, paths)).as(about).isEqualTo(policies(given.sent().lines()));
      }
      case REDIRECTED ->
          assertThat(finding.summary())
              .as(about)
              .endsWith("the page is at %s.".formatted(given.sent().path()));
      case OTHER_ADDRESS -> {
        String path = finding.summary().replaceFirst("^.* is also at (\\S+),.*$", "$1");
        Sent other = Sent.at(given.read(), path);
        assertThat(other.status()).as(about).isEqualTo(200);
        assertThat(other.isolated().equals(BOTH))
            .as(about)
            .isEqualTo(!finding.summary().contains("not isolated"));
      }
      default -> {}
    }
  }

  /** A missing header is not sent, and the rules of the file that set it are named. */
  private static void missing(Case given, Finding finding, String header) {
    String about = given + ": " + finding.summary();
    assertThat(given.sent().lines()).as(about).noneMatch(line -> line.named(header));
    if (finding.summary().endsWith(" is missing.") && repeats(given)) {
      return;
    }
    boolean set =
        given.site().files(given.file()).entrySet().stream()
            .filter(file -> !file.getKey().equals("_redirects"))
            .flatMap(file -> file.getValue().lines())
            .anyMatch(line -> sets(line, header));
    assertThat(finding.summary().matches(".* sets? it, but .*")).as(about).isEqualTo(set);
  }

  /** Whether a path has two rules, of which Cloudflare discards the first. */
  private static boolean repeats(Case given) {
    List<String> paths =
        given
            .site()
            .files(given.file())
            .getOrDefault("_headers", "")
            .lines()
            .filter(line -> line.startsWith("/"))
            .toList();
    return given.platform().equals("cloudflare") && Set.copyOf(paths).size() < paths.size();
  }

  /** Whether a line of a file sets a header; null and "" remove it. */
  private static boolean sets(String line, String header) {
    return line.toLowerCase(Locale.ROOT)
        .matches(
            ".*%s(\"?\\s*+[:=]\\s*+\"?+(?!null|\")|\", \"value\": (?!null)\"?(?!\")|' value=').+"
                .formatted(header.toLowerCase(Locale.ROOT)));
  }

  private static List<String> policies(List<HeaderField> lines) {
    return lines.stream()
        .map(HeaderField::toString)
        .filter(line -> line.matches("(?i)(cross-origin-|document-isolation).*"))
        .sorted()
        .toList();
  }

  /** What is sent for the page if all rules for some paths are taken out. */
  private static List<String> sentWithout(Case given, String paths) {
    SampleSite rest =
        new SampleSite(
            given.site().pages(),
            given.site().pieces().stream().filter(piece -> !piece.isFor(paths)).toList());
    try (Folder folder = rest.folder(given.file())) {
      PlatformSite site =
          PlatformSite.of(
              folder.path(),
              Optional.of(folder.path()),
              Optional.of(KnownPlatforms.of(given.platform())),
              KnownPlatforms.all());
      return policies(Sent.of(site, given.page()).lines());
    }
  }

  private void compareWithBrowsers(Case given, Diagnosis words) {
    Diagnosis visited =
        doctor
            .orElseThrow()
            .diagnose(
                given.folder().resolve(given.page()).toString(),
                Optional.of(given.folder()),
                Optional.of(KnownPlatforms.of(given.platform())),
                Trial.NONE);

    assertThat(findings(visited)).as(given.toString()).isEqualTo(findings(words));
    assertThat(visited.verdicts().keySet()).isEqualTo(words.verdicts().keySet());
    words
        .verdicts()
        .forEach(
            (engine, verdict) ->
                assertThat(visited.verdicts().getOrDefault(engine, "").contains(": isolated;"))
                    .as(given.toString())
                    .isEqualTo(verdict.contains(": isolated;")));
  }

  private static List<String> findings(Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .map(f -> f.level() + " " + f.type() + " " + summary(f) + f.browsers())
        .sorted()
        .toList();
  }

  private static String summary(Finding finding) {
    return finding.summary().replaceAll("http://localhost(:\\d+)?", "");
  }
}
