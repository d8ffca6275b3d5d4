package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.check.Accepted;
import org.crosscheck.check.Consultation;
import org.crosscheck.given.Answers;
import org.crosscheck.given.Browsers;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Each finding is made on a site that asks for it, by both browsers, and on no other. */
public class FindingsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private Optional<Consultation> consultation = Optional.empty();

  @BeforeClass
  public void start() {
    consultation =
        Optional.of(
            new Consultation(
                Browsers::installations,
                PATIENCE,
                release -> Accepted.deviations(new Checkout(Path.of("../..")), release),
                Optional.empty()));
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    consultation.ifPresent(Consultation::close);
  }

  @DataProvider
  public Object[][] cases() {
    return FindingCases.opened().stream().map(c -> new Object[] {c}).toArray(Object[][]::new);
  }

  @Test(dataProvider = "cases")
  public void a_site_gives_its_findings_and_no_others(Object given) {
    FindingCases.Case asked = (FindingCases.Case) given;
    try (Answers answers = new Answers()) {
      asked.site().on(answers);
      String url =
          asked.url().startsWith("/")
              ? answers.url(asked.url())
              : asked.url().replace("{{port}}", String.valueOf(answers.port()));

      Diagnosis diagnosis = consultation.orElseThrow().diagnose(url, Optional.empty(), false);

      Set<Kind> found =
          diagnosis.findings().stream().map(Finding::kind).collect(Collectors.toSet());
      assertThat(found)
          .as(asked.name() + ": " + diagnosis.findings().stream().map(Finding::says).toList())
          .containsExactlyInAnyOrderElementsOf(asked.kinds());
      assertThat(diagnosis.verdicts()).hasSize(2);
      assertThat(diagnosis.findings())
          .as("browsers say less of a file that they give up")
          .filteredOn(f -> Set.of(Kind.CORS_REFUSED, Kind.NOT_FOUND).contains(f.kind()))
          .allMatch(f -> f.browsers().size() == 2);
      assertThat(List.copyOf(diagnosis.findings()))
          .as("what was received is given as evidence")
          .allMatch(f -> f.kind() == Kind.NOTHING_NEEDS_IT || !f.evidence().isEmpty());
    }
  }
}
