package org.crosscheck.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.crosscheck.analysis.TimeProfile.Part;
import org.crosscheck.given.SampleRun;
import org.crosscheck.observation.Timings;
import org.crosscheck.record.VisitRecord;
import org.testng.annotations.Test;

public class TimeProfileTest {
  private final List<VisitRecord> visits = SampleRun.complete().visits();
  private final TimeProfile profile = TimeProfile.of(visits);

  @Test
  public void all_tries_of_all_visits_are_counted() {
    int tries = visits.stream().mapToInt(v -> v.tries().size()).sum();

    assertThat(profile.all().visits()).isEqualTo(visits.size());
    assertThat(profile.all().tries()).isEqualTo(tries).isGreaterThan(visits.size());
    assertThat(profile.all().verdicts())
        .isEqualTo(visits.stream().mapToInt(v -> v.results().size()).sum());
    assertThat(profile.all().whole())
        .isEqualTo(
            visits.stream()
                .flatMap(v -> v.tries().stream())
                .map(t -> t.observation().measured().timings())
                .mapToDouble(t -> t.page() + t.harness())
                .sum());
  }

  @Test
  public void the_parts_of_each_division_add_up_to_all() {
    for (List<Part> parts :
        List.of(profile.engines(), profile.interpreters(), profile.fixtures())) {
      assertThat(parts.stream().mapToInt(Part::visits).sum()).isEqualTo(profile.all().visits());
      assertThat(parts.stream().mapToInt(Part::tries).sum()).isEqualTo(profile.all().tries());
      assertThat(parts.stream().mapToInt(Part::verdicts).sum()).isEqualTo(profile.all().verdicts());
      assertThat(parts.stream().map(Part::time).reduce(new Timings(0, 0, 0, 0, 0), Timings::plus))
          .isEqualTo(profile.all().time());
    }
  }

  @Test
  public void the_fixture_with_most_time_is_first() {
    assertThat(profile.fixtures())
        .isSortedAccordingTo((a, b) -> Double.compare(b.whole(), a.whole()))
        .hasSizeGreaterThan(1);
  }

  @Test
  public void a_run_without_visits_has_an_empty_profile() {
    TimeProfile empty = TimeProfile.of(List.of());

    assertThat(empty.all()).isEqualTo(new Part("all", 0, 0, 0, 0, new Timings(0, 0, 0, 0, 0)));
    assertThat(empty.fixtures()).isEmpty();
  }
}
