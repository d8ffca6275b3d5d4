package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.given.Answers;
import org.crosscheck.given.Browsers;
import org.crosscheck.given.KnownPlatforms;
import org.crosscheck.given.Nightly;
import org.crosscheck.workspace.Checkout;
import org.testng.SkipException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Each finding is made by both browsers on its own site, and on no other site. */
public class FindingsIT {
  private static final Checkout CHECKOUT = new Checkout(Path.of("../.."));
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private Optional<DoctorPool> doctors = Optional.empty();

  @BeforeClass
  public void start() {
    doctors =
        Optional.of(
            new DoctorPool(
                () ->
                    new Doctor(
                        Browsers::installations,
                        Browsers.scaled(PATIENCE),
                        release ->
                            KnownDeviations.deviations(
                                CHECKOUT.fixtures(), new Baselines(CHECKOUT.baselines()), release),
                        KnownPlatforms.all(),
                        Optional.empty(),
                        LocalRelease.NONE)));
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    doctors.ifPresent(DoctorPool::close);
  }

  @DataProvider(parallel = true)
  public Object[][] cases() {
    return Nightly.firstOfEach(FindingCases.opened(), FindingCases.Case::types).stream()
        .map(c -> new Object[] {c})
        .toArray(Object[][]::new);
  }

  @Test(dataProvider = "cases")
  public void a_site_gives_its_findings_and_no_others(Object given) {
    FindingCases.Case example = (FindingCases.Case) given;
    try (Answers answers = new Answers()) {
      example.site().on(answers);
      String url =
          example.url().startsWith("/")
              ? answers.url(example.url())
              : example.url().replace("{{port}}", String.valueOf(answers.port()));

      Diagnosis diagnosis = doctors.orElseThrow().diagnose(url, Trial.NONE);

      if (busy(diagnosis)) {
        throw new SkipException(example.name() + ": the machine was too busy, twice");
      }
      Set<FindingType> found =
          diagnosis.findings().stream().map(Finding::type).collect(Collectors.toSet());
      assertThat(found)
          .as(example.name() + ": " + diagnosis.findings().stream().map(Finding::summary).toList())
          .containsExactlyInAnyOrderElementsOf(example.types());
      assertThat(diagnosis.verdicts()).hasSize(2);
      assertThat(diagnosis.findings())
          .as("browsers say less of a file that they give up")
          .filteredOn(
              f -> Set.of(FindingType.CORS_REFUSED, FindingType.NOT_FOUND).contains(f.type()))
          .allMatch(f -> f.browsers().size() == 2);
      assertThat(List.copyOf(diagnosis.findings()))
          .as("what was received is given as evidence")
          .allMatch(f -> f.type() == FindingType.NOTHING_NEEDS_IT || !f.evidence().isEmpty());
    }
  }

  /** Such findings are of the machine; a page that is not idle in time on a quiet one is red. */
  private static boolean busy(Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .anyMatch(
            finding ->
                finding.type() == FindingType.NEVER_SETTLES
                    && finding.summary().contains("the machine was busy"));
  }
}
