package org.crosscheck.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.fixture.FixtureCatalog;
import org.crosscheck.observation.Timings;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.VisitKey;
import org.testng.annotations.Test;

public class DurationsTest {
  private static final Path FIXTURES = Path.of("../../fixtures");

  /**
   * Runs whose durations become the known ones, with commas between them. A later run adds only
   * what the earlier ones do not have.
   */
  private static final String FROM = System.getProperty("durations.from", "");

  @Test
  public void only_fixtures_that_exist_are_known() throws IOException {
    if (!FROM.isEmpty()) {
      Path file = Path.of("src/main/resources/org/crosscheck/matrix").resolve(Durations.FILE);
      Files.writeString(file, recorded(Stream.of(FROM.split(",")).map(Path::of).toList()));
      return;
    }
    List<String> fixtures =
        FixtureCatalog.read(FIXTURES).fixtures().stream().map(Fixture::name).toList();

    assertThat(Durations.known().keySet())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(fixtures).contains(name.replaceFirst(" .*", "")));
  }

  @Test
  public void python_takes_longer_than_none_and_a_new_fixture_as_long_as_others() {
    assertThat(Durations.of(VisitKey.parse("worker-tag:inline bare chrome py")))
        .isGreaterThan(Durations.of(VisitKey.parse("worker-tag:inline bare chrome mpy")));
    assertThat(Durations.of(VisitKey.parse("new bare chrome py")))
        .isGreaterThan(2 * Durations.of(VisitKey.parse("new bare chrome mpy")));
    assertThat(Durations.of(VisitKey.parse("new bare chrome other"))).isEqualTo(1);
  }

  private static String recorded(List<Path> runs) {
    Map<String, Double> seconds = new TreeMap<>();
    for (Path run : runs) {
      RecordReader.read(run).visits().stream()
          .collect(
              Collectors.groupingBy(
                  visit -> Durations.name(visit.key()),
                  Collectors.averagingDouble(DurationsTest::seconds)))
          .forEach(seconds::putIfAbsent);
    }
    return seconds.entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%s %.1f\n", e.getKey(), e.getValue()))
        .collect(Collectors.joining());
  }

  /** Without waiting for a session. */
  private static double seconds(VisitRecord visit) {
    Timings took = visit.last().timings();
    return (took.context() + took.navigation() + took.page() + took.teardown()) / 1000;
  }
}
