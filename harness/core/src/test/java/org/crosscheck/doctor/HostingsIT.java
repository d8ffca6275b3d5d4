package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.given.Nightly;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.release.Release;
import org.crosscheck.server.FixtureServer;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
import org.crosscheck.yaml.YamlFile;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * What the doctor finds under every hosting of the catalog equals what a run observes there:
 * whether the page is isolated in which browser is taken from the accepted verdicts.
 */
public class HostingsIT {
  private static final Path FIXTURES = Path.of("../../fixtures");
  private static final Set<Engine> BOTH = Set.copyOf(Engines.defaults());

  /** The hostings on which the changes are tried too, one for each kind of defect. */
  private static final Set<String> TRIED =
      Set.of(
          "bare",
          "coop-only",
          "report-only",
          "joined-values",
          "dangling-semicolon",
          "permissions-policy-off",
          "document-isolation-policy",
          "mini-coi-missing");

  private Optional<DoctorPool> doctors = Optional.empty();
  private Optional<FixtureServer> server = Optional.empty();
  private Optional<Release> release = Optional.empty();

  /** For each hosting, the engines in which the baseline has the page, and whether as isolated. */
  private final Map<String, Map<Engine, Boolean>> accepted = new TreeMap<>();

  @BeforeClass
  public void start() {
    release =
        Optional.of(Provisioning.release(new Checkout(Path.of("../..")), System.out::println));
    server =
        Optional.of(FixtureServer.start(FIXTURES, List.of(release.orElseThrow()), catalogue()));
    doctors = Optional.of(new DoctorPool(() -> Doctors.plain(Duration.ofSeconds(30))));
    new Baselines(new Checkout(Path.of("../..")).baselines())
        .read(release.orElseThrow().name())
        .orElseThrow()
        .lines()
        .forEach(
            (of, line) -> {
              if (of.claim().text().equals("page-is-isolated") && of.page().equals("isolation")) {
                accepted
                    .computeIfAbsent(of.hosting(), name -> new TreeMap<>())
                    .put(Engines.of(of.engine()), line.verdict().toString().equals("ANSWER(true)"));
              }
            });
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    doctors.ifPresent(DoctorPool::close);
    server.ifPresent(FixtureServer::close);
  }

  private static List<Hosting> catalogue() {
    return HostingCatalog.read(FIXTURES).hostings();
  }

  @DataProvider(parallel = true)
  public Object[][] hostings() {
    return Nightly.firstOfEach(catalogue(), this::kinds).stream()
        .map(h -> new Object[] {h.name()})
        .toArray(Object[][]::new);
  }

  /** What is tried is a kind of its own; of the others, what is isolated and what else is found. */
  private List<String> kinds(Hosting hosting) {
    String name = hosting.name();
    return List.of(TRIED.contains(name) ? name : isolated(name) + " " + alsoFound(name));
  }

  @Test(dataProvider = "hostings")
  public void the_doctor_agrees_with_a_run_and_finds_what_helps(String name) {
    Hosting hosting =
        catalogue().stream().filter(h -> h.name().equals(name)).findFirst().orElseThrow();
    String url =
        server.orElseThrow().origin(hosting)
            + hosting.delivery().folder()
            + "/"
            + release.orElseThrow().core()
            + "/isolation/plain/none/index.html";

    Diagnosis diagnosis =
        doctors.orElseThrow().diagnose(url, TRIED.contains(name) ? Trial.ON_COPY : Trial.NONE);

    Set<Engine> isolated = isolated(name);
    String description =
        diagnosis.verdicts() + " " + diagnosis.findings().stream().map(Finding::summary).toList();
    for (Engine browser : BOTH) {
      assertThat(diagnosis.verdicts().get(browser))
          .as(description)
          .contains(isolated.contains(browser) ? ": isolated;" : ": not isolated;");
    }
    assertThat(diagnosis.findings())
        .as("model and browsers agree: " + description)
        .extracting(Finding::type)
        .doesNotContain(FindingType.UNEXPLAINED, FindingType.NEVER_SETTLES);
    Optional<FindingType> beside = alsoFound(name);
    beside.ifPresent(
        kind -> assertThat(diagnosis.findings()).extracting(Finding::type).contains(kind));
    assertThat(diagnosis.bad())
        .as(description)
        .isEqualTo(!isolated.equals(BOTH) || beside.isPresent());
    if (TRIED.contains(name)) {
      assertThat(diagnosis.verification().map(FixVerification::helps))
          .as("what the changes give: " + description)
          .isEqualTo(Optional.of(true));
    }
  }

  /** Findings that the hosting declares in addition to those about isolation. */
  private static Optional<FindingType> alsoFound(String hosting) {
    return YamlFile.read(
            FIXTURES.resolve("hostings/" + hosting + ".yaml"),
            root ->
                Optional.of(
                    root.has("doctor-finds")
                        ? Optional.of(root.text("doctor-finds"))
                        : Optional.<String>empty()))
        .map(
            id ->
                Stream.of(FindingType.values())
                    .filter(type -> type.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(hosting + ": no finding is " + id)));
  }

  /** Of the engines of the baseline, only those count that the doctor opens by default. */
  private Set<Engine> isolated(String hosting) {
    Map<Engine, Boolean> tested = new TreeMap<>(accepted.getOrDefault(hosting, Map.of()));
    tested.keySet().retainAll(BOTH);
    assertThat(tested.keySet()).as("a verdict is accepted for " + hosting).isEqualTo(BOTH);
    tested.values().removeIf(isolated -> !isolated);
    return tested.keySet();
  }
}
