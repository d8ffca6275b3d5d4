package org.crosscheck.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.given.SampleRun;
import org.crosscheck.record.CtrfReport;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.WptReport;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every text format, held against its golden file. */
public class GoldenTest {

  private final Map<String, String> texts = texts();

  @DataProvider
  Object[][] formats() {
    return texts.keySet().stream().map(name -> new Object[] {name}).toArray(Object[][]::new);
  }

  @Test(dataProvider = "formats")
  public void a_format_is_the_golden_one_to_the_byte(String name) {
    String text = texts.getOrDefault(name, "");
    Golden.renewIfAsked(name, text);

    Golden.holds(name, text);
    assertThatThrownBy(() -> Golden.holds(name, text.replaceFirst("worker|worse", "Worker")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-Dgolden.renew");
    assertThatThrownBy(() -> Golden.holds(name, text + " ")).isInstanceOf(AssertionError.class);
  }

  private static Map<String, String> texts() {
    RunRecord run = SampleRun.complete();
    Baseline baseline = Samples.baseline(run.results());
    Comparison comparison = Samples.compared(run, baseline);
    Map<String, String> texts = new TreeMap<>();
    texts.put("table.txt", TextTable.of(run, Samples.book()));
    texts.put("summary.md", MarkdownSummary.of(run, Samples.book(), comparison, baseline));
    texts.put("junit.xml", JunitReport.of(run, comparison, baseline));
    texts.put("badge.svg", Badge.of(run, comparison).svg());
    texts.put("ctrf.json", CtrfReport.of(run, comparison));
    texts.put("wptreport-chrome.json", WptReport.of(run, comparison, "chrome"));
    texts.put("wptreport-firefox.json", WptReport.of(run, comparison, "firefox"));
    return texts;
  }
}
