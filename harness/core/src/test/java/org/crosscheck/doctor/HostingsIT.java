package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.crosscheck.check.Consultation;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.given.Browsers;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.release.Release;
import org.crosscheck.server.FixtureServer;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
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

  /** Bad there beside the isolation, or although the page is isolated. */
  private static final Map<String, Kind> BAD_BESIDE =
      Map.of(
          "https-self-signed", Kind.CERTIFICATE,
          "mini-coi-missing", Kind.MINI_COI_MISSING,
          "mini-coi-in-folder", Kind.MINI_COI_SCOPE,
          "csp-eval", Kind.CSP,
          "csp-strict", Kind.CSP,
          "csp-strict-wasm", Kind.CSP);

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

  private Optional<Consultation> consultation = Optional.empty();
  private Optional<FixtureServer> server = Optional.empty();
  private Optional<Release> release = Optional.empty();

  @BeforeClass
  public void start() {
    release =
        Optional.of(Provisioning.release(new Checkout(Path.of("../..")), System.out::println));
    server =
        Optional.of(FixtureServer.start(FIXTURES, List.of(release.orElseThrow()), catalogue()));
    consultation =
        Optional.of(
            new Consultation(
                Browsers::installations,
                Duration.ofSeconds(30),
                release -> List.of(),
                Optional.empty()));
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    consultation.ifPresent(Consultation::close);
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
        consultation.orElseThrow().diagnose(url, Optional.empty(), TRIED.contains(name));

    Set<Engine> isolated = isolated(name);
    String said =
        diagnosis.verdicts() + " " + diagnosis.findings().stream().map(Finding::says).toList();
    for (Engine browser : BOTH) {
      assertThat(diagnosis.verdicts().get(browser))
          .as(said)
          .contains(isolated.contains(browser) ? ": isolated;" : ": not isolated;");
    }
    assertThat(diagnosis.findings())
        .as("model and browsers agree: " + said)
        .extracting(Finding::kind)
        .doesNotContain(Kind.UNEXPLAINED, Kind.NEVER_SETTLES);
    Optional<Kind> beside = Optional.ofNullable(BAD_BESIDE.get(name));
    beside.ifPresent(
        kind -> assertThat(diagnosis.findings()).extracting(Finding::kind).contains(kind));
    assertThat(diagnosis.bad()).as(said).isEqualTo(!isolated.equals(BOTH) || beside.isPresent());
    if (TRIED.contains(name)) {
      assertThat(diagnosis.confirmation().map(Confirmation::helps))
          .as("what the changes give: " + said)
          .isEqualTo(Optional.of(true));
    }
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
