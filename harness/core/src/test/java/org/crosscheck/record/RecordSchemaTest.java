package org.crosscheck.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.crosscheck.given.SampleRun;
import org.crosscheck.observation.Outcome;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Records are valid under the schema, and the schema rejects wrong ones. */
public final class RecordSchemaTest {

  @Test
  public void every_line_of_a_record_is_valid() throws IOException {
    for (String line : Files.readAllLines(RecordTest.written(SampleRun.complete()))) {
      assertThat(problems(line)).as(line).isEmpty();
    }
  }

  @Test
  public void every_value_of_a_fact_is_valid() throws IOException {
    RunRecord run =
        RecordTest.with(SampleRun.observation(Outcome.DONE, SampleRun.facts(), "\ud83d"));

    for (String line : Files.readAllLines(RecordTest.written(run))) {
      assertThat(problems(line)).as(line).isEmpty();
    }
  }

  @Test
  public void the_samples_have_every_kind_of_verdict() {
    assertThat(SampleRun.complete().results().stream().map(j -> j.verdict().kind()).distinct())
        .containsExactlyInAnyOrder(org.crosscheck.verdict.Verdict.Kind.values());
  }

  @DataProvider
  Object[][] wrong() {
    return new Object[][] {
      {"\"kind\":\"visit\"", "\"kind\":\"vist\""},
      {"\"page\":", "\"pages\":"},
      {"\"tries\":\\[", "\"more\":1,\"tries\":["},
      {"\"tries\":\\[.*\\]\\}", "\"tries\":[]}"},
      {"\"kind\":\"BROKEN\"", "\"kind\":\"INCONCLUSIVE\""},
      {"\"from\":\"WORKER\"", "\"from\":\"NOBODY\""},
      {"\"reasons\":\\[[^]]*\\]", "\"reasons\":[]"},
      {"\"kind\":\"BROKEN\",\"message\":\"[^\"]+", "\"kind\":\"BROKEN\",\"message\":\""},
      {"\"kind\":\"BROKEN\",\"message\":", "\"kind\":\"BROKEN\",\"why\":"},
      {"\"kind\":\"BROKEN\"", "\"kind\":\"ANSWER\""},
      {"\"kind\":\"BROKEN\"", "\"kind\":\"BAD\""},
      {"\"claim\":\"worker-reaches-dom\"", "\"claim\":\"Worker 3.2\""},
    };
  }

  @Test(dataProvider = "wrong")
  public void a_wrong_visit_is_refused(String from, String to) {
    String line =
        Line.of(SampleRun.visit("worker-tag:inline", "pyscript-com", "firefox", "mpy"))
            .replace("\\\"", "'");
    String damaged = line.replaceFirst(from, to);

    assertThat(problems(line)).isEmpty();
    assertThat(damaged).isNotEqualTo(line);
    assertThat(problems(damaged)).isNotEmpty();
  }

  @Test
  public void an_unknown_commit_without_a_reason_is_refused() {
    String line = Line.of(SampleRun.info());
    String git = "\"git\":\\{[^}]*\\}";

    assertThat(
            problems(
                line.replaceFirst(git, "\"git\":{\"commit\":null,\"unknownBecause\":\"no git\"}")))
        .isEmpty();
    for (String wrong : List.of("null", "{\"commit\":null}", "{\"commit\":null,\"clean\":true}")) {
      assertThat(problems(line.replaceFirst(git, "\"git\":" + wrong))).as(wrong).isNotEmpty();
    }
  }

  @Test
  public void a_job_that_is_not_a_web_page_is_refused() {
    String line = Line.of(SampleRun.info());

    for (String job : List.of("https://ci.example/7", "http://ci.example/7")) {
      assertThat(problems(line.replace("\"cores\":2", "\"cores\":2,\"job\":\"" + job + "\"")))
          .isEmpty();
    }
    assertThat(problems(line.replace("\"cores\":2", "\"cores\":2,\"job\":\"javascript:a\"")))
        .isNotEmpty();
  }

  private static List<Error> problems(String line) {
    return schema().validate(line, InputFormat.JSON);
  }

  private static Schema schema() {
    try (InputStream in = RecordWriter.class.getResourceAsStream("record.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(java.util.Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
