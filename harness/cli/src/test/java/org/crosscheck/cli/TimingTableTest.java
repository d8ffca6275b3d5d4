package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.crosscheck.given.SampleRun;
import org.testng.annotations.Test;

public class TimingTableTest {
  @Test
  public void each_visit_has_a_row_and_each_browser_a_sum() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    TimingTable.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), SampleRun.complete());

    // Each visit of the sample has 243.75 ms of page time and 1.25 + 101.5 + 8 + 40 ms of harness
    // time.
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .anyMatch(row -> row.matches("isolation bare chrome none +244 +151 +1 +102 +8 +40"))
        .anyMatch(row -> row.matches("sum of 18 visits in chrome +4388 +2714 +23 +1827 +144 +720"))
        .anyMatch(row -> row.matches("sum of 18 visits in firefox +4388 .*"))
        .contains("chrome: the harness time is 61.8 % of the page time");
  }
}
