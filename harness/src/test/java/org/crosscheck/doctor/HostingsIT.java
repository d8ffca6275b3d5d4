package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.check.Consultation;
import org.crosscheck.check.Project;
import org.crosscheck.check.Setup;
import org.crosscheck.given.Browsers;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingBook;
import org.crosscheck.isolation.BrowserName;
import org.crosscheck.release.Release;
import org.crosscheck.server.FixtureServer;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What the doctor says of hostings of the catalogue, whose pages browsers isolate or not. */
public class HostingsIT {
  private static final Path FIXTURES = Path.of("../fixtures");
  private static final Set<BrowserName> BOTH = Set.of(BrowserName.values());

  /** By hosting: where its page is isolated, and where it is after the doctor's changes. */
  private static final Map<String, Set<BrowserName>> ISOLATED =
      Map.ofEntries(
          Map.entry("pyscript-com", BOTH),
          Map.entry("coi-minimal", BOTH),
          Map.entry("credentialless", BOTH),
          Map.entry("redirect", BOTH),
          Map.entry("mini-coi", BOTH),
          Map.entry("bare", Set.of()),
          Map.entry("coop-only", Set.of()),
          Map.entry("report-only", Set.of()),
          Map.entry("joined-values", Set.of()),
          Map.entry("dangling-semicolon", Set.of()),
          Map.entry("permissions-policy-off", Set.of(BrowserName.FIREFOX)),
          Map.entry("document-isolation-policy", Set.of(BrowserName.CHROME)));

  private Optional<Consultation> consultation = Optional.empty();
  private Optional<FixtureServer> server = Optional.empty();
  private List<Hosting> hostings = List.of();
  private Optional<Release> release = Optional.empty();

  @BeforeClass
  public void start() {
    release = Optional.of(Setup.release(new Project(Path.of("..")), System.out::println));
    hostings =
        HostingBook.read(FIXTURES).hostings().stream()
            .filter(h -> ISOLATED.containsKey(h.name()))
            .toList();
    server = Optional.of(FixtureServer.start(FIXTURES, List.of(release.orElseThrow()), hostings));
    consultation =
        Optional.of(
            new Consultation(
                () -> BOTH.stream().collect(Collectors.toMap(b -> b, Browsers::installation)),
                Duration.ofSeconds(30),
                true,
                Optional.empty()));
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    consultation.ifPresent(Consultation::close);
    server.ifPresent(FixtureServer::close);
  }

  @DataProvider
  public Object[][] hostings() {
    return ISOLATED.keySet().stream().sorted().map(h -> new Object[] {h}).toArray(Object[][]::new);
  }

  @Test(dataProvider = "hostings")
  public void the_doctor_says_what_browsers_do_and_what_helps(String name) {
    Hosting hosting =
        hostings.stream().filter(h -> h.name().equals(name)).findFirst().orElseThrow();
    String url =
        server.orElseThrow().origin(hosting)
            + hosting.delivery().folder()
            + "/"
            + release.orElseThrow().core()
            + "/isolation/plain/none/index.html";

    Diagnosis diagnosis = consultation.orElseThrow().diagnose(url, Optional.empty());

    Set<BrowserName> isolated = ISOLATED.getOrDefault(name, Set.of());
    String said = diagnosis.verdicts() + " " + diagnosis.findings();
    for (BrowserName browser : BOTH) {
      assertThat(diagnosis.verdicts().get(browser))
          .as(said)
          .contains(isolated.contains(browser) ? ": isolated;" : ": not isolated;");
    }
    assertThat(diagnosis.findings())
        .as("model and browsers agree: " + said)
        .extracting(Finding::kind)
        .doesNotContain(Kind.UNEXPLAINED, Kind.NEVER_SETTLES);
    assertThat(diagnosis.bad()).as(said).isEqualTo(!isolated.equals(BOTH));
    assertThat(diagnosis.confirmation().map(Confirmation::helps))
        .as("what the changes give: " + said)
        .isEqualTo(isolated.equals(BOTH) ? Optional.empty() : Optional.of(true));
  }
}
