package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.given.Browsers;
import org.crosscheck.given.KnownPlatforms;
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
 * What the doctor says of every hosting of the catalogue is what a run says there: whether the page
 * is isolated in which browser is taken from the accepted verdicts.
 */
public class HostingsIT {
  private static final Path FIXTURES = Path.of("../../fixtures");
  private static final Set<Engine> BOTH = Set.copyOf(Engines.defaults());

  /** Where the changes are tried too: one for each way to go wrong. */
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

  private Optional<Doctor> doctor = Optional.empty();
  private Optional<FixtureServer> server = Optional.empty();
  private Optional<Release> release = Optional.empty();

  @BeforeClass
  public void start() {
    release =
        Optional.of(Provisioning.release(new Checkout(Path.of("../..")), System.out::println));
    server =
        Optional.of(FixtureServer.start(FIXTURES, List.of(release.orElseThrow()), catalogue()));
    doctor =
        Optional.of(
            new Doctor(
                Browsers::installations,
                Duration.ofSeconds(30),
                release -> List.of(),
                KnownPlatforms.all(),
                Optional.empty()));
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    doctor.ifPresent(Doctor::close);
    server.ifPresent(FixtureServer::close);
  }

  private static List<Hosting> catalogue() {
    return HostingCatalog.read(FIXTURES).hostings();
  }

  @DataProvider
  public Object[][] hostings() {
    return catalogue().stream().map(h -> new Object[] {h.name()}).toArray(Object[][]::new);
  }

  @Test(dataProvider = "hostings")
  public void the_doctor_says_what_a_run_says_and_what_helps(String name) {
    Hosting hosting =
        catalogue().stream().filter(h -> h.name().equals(name)).findFirst().orElseThrow();
    String url =
        server.orElseThrow().origin(hosting)
            + hosting.delivery().folder()
            + "/"
            + release.orElseThrow().core()
            + "/isolation/plain/none/index.html";

    Diagnosis diagnosis =
        doctor
            .orElseThrow()
            .diagnose(url, Optional.empty(), TRIED.contains(name) ? Trial.ON_COPY : Trial.NONE);

    Set<Engine> isolated = isolated(name);
    String said =
        diagnosis.verdicts() + " " + diagnosis.findings().stream().map(Finding::summary).toList();
    for (Engine browser : BOTH) {
      assertThat(diagnosis.verdicts().get(browser))
          .as(said)
          .contains(isolated.contains(browser) ? ": isolated;" : ": not isolated;");
    }
    assertThat(diagnosis.findings())
        .as("model and browsers agree: " + said)
        .extracting(Finding::type)
        .doesNotContain(FindingType.UNEXPLAINED, FindingType.NEVER_SETTLES);
    Optional<FindingType> beside = alsoFound(name);
    beside.ifPresent(
        kind -> assertThat(diagnosis.findings()).extracting(Finding::type).contains(kind));
    assertThat(diagnosis.bad()).as(said).isEqualTo(!isolated.equals(BOTH) || beside.isPresent());
    if (TRIED.contains(name)) {
      assertThat(diagnosis.verification().map(FixVerification::helps))
          .as("what the changes give: " + said)
          .isEqualTo(Optional.of(true));
    }
  }

  /** What is bad beside isolation, or although the page is isolated, as the hosting says. */
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

  /** Where a run has found the page isolated, as it was accepted. */
  private Set<Engine> isolated(String hosting) {
    Path accepted = new Checkout(Path.of("../..")).baseline(release.orElseThrow().name());
    Set<Engine> isolated = new TreeSet<>();
    Set<Engine> asked = new TreeSet<>();
    Baseline.read(accepted)
        .orElseThrow()
        .lines()
        .forEach(
            (of, line) -> {
              if (of.claim().text().equals("page-is-isolated")
                  && of.page().equals("isolation")
                  && of.hosting().equals(hosting)) {
                asked.add(Engines.of(of.engine()));
                if (line.verdict().toString().equals("ANSWER(true)")) {
                  isolated.add(Engines.of(of.engine()));
                }
              }
            });
    assertThat(asked).as("a verdict is accepted for " + hosting).isEqualTo(BOTH);
    return isolated;
  }
}
