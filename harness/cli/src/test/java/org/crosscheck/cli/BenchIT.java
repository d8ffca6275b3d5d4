package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.crosscheck.bench.Benchmark;
import org.crosscheck.message.UserError;
import org.crosscheck.workspace.Checkout;
import org.testng.SkipException;
import org.testng.annotations.Test;

/** Makes one alternation with two small pages, if Playwright Test is installed. */
public class BenchIT {
  @Test
  public void both_sides_open_the_same_pages() {
    Benchmark.missing(Checkout.above(Path.of("")))
        .map(UserError::getMessage)
        .ifPresent(
            why -> {
              throw new SkipException(why);
            });

    CommandResult result =
        CommandResult.of(
            "bench", "--alternations", "1", "--only", "small", "--pages", "2", "--format", "json");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("\"pages\" : \"small\"", "\"ratio\"", "\"cores\"")
        .containsPattern("\"ours\" : \\[ \\{\\s*\"visits\" : 2,\\s*\"failed\" : 0,")
        .containsPattern("\"playwright\" : \\[ \\{\\s*\"visits\" : 2,\\s*\"failed\" : 0,");
  }
}
