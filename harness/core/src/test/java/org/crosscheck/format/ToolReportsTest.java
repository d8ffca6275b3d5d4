package org.crosscheck.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.given.Given;
import org.crosscheck.given.SampleRun;
import org.crosscheck.message.UserError;
import org.crosscheck.record.MergedRuns;
import org.crosscheck.record.ReleaseInfo;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.report.Hostile;
import org.crosscheck.report.Samples;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.testng.annotations.Test;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The formats that tools read. */
public final class ToolReportsTest {
  private final RunRecord run = SampleRun.complete();
  private final Baseline baseline = Samples.baseline(run.results());
  private final Comparison comparison = Samples.compared(run, baseline);

  @Test
  public void junit_has_every_verdict_and_the_right_counts() {
    Element suite = xml(junit(run, comparison, baseline));

    assertThat(suite.getTagName()).isEqualTo("testsuite");
    for (String[] pair :
        List.of(
            new String[] {"tests", "testcase"},
            new String[] {"failures", "failure"},
            new String[] {"errors", "error"},
            new String[] {"skipped", "skipped"})) {
      assertThat(suite.getAttribute(pair[0]))
          .as(pair[0])
          .isEqualTo(String.valueOf(suite.getElementsByTagName(pair[1]).getLength()));
    }
    assertThat(suite.getElementsByTagName("testcase").getLength())
        .isEqualTo(run.results().size() + comparison.of(ChangeKind.GONE).size());
    assertThat(suite.getElementsByTagName("failure").getLength())
        .isEqualTo(
            comparison.differences().stream()
                .filter(d -> d.verdict() != Verdict.Kind.ERROR)
                .count());
  }

  @Test
  public void junit_is_valid_under_the_schema_of_surefire() {
    String report = junit(run, comparison, baseline);

    assertThat(invalid(report)).isEmpty();
    for (String[] wrong :
        List.of(
            new String[] {"<testcase name=", "<testcase title="},
            new String[] {" time=\"", " time=\"about "},
            new String[] {"<skipped ", "<ignored "},
            new String[] {" type=\"BROKEN\"", ""},
            new String[] {" errors=\"1\"", ""})) {
      assertThat(report).contains(wrong[0]);
      assertThat(invalid(report.replace(wrong[0], wrong[1]))).as(wrong[0]).isPresent();
    }
  }

  @Test
  public void a_run_without_verdicts_is_refused_in_every_format() {
    RunRecord empty = new RunRecord(run.info(), run.browsers(), List.of(), run.end());
    Comparison nothing = new Comparison(List.of(), 0);

    for (ReportFormat format : ReportFormats.all().all()) {
      assertThatThrownBy(() -> format.write(Samples.input(empty, nothing, baseline)))
          .as(format.id())
          .isInstanceOf(UserError.class)
          .hasMessageContaining("has no verdicts, so there is nothing to report.");
    }
  }

  @Test
  public void cases_that_are_gone_and_an_incomplete_run_are_failures() {
    TestResult first = run.results().get(0);
    Difference gone =
        new Difference(ChangeKind.GONE, first.of(), Given.verdict("HOLDS"), Given.verdict(""), "");
    Comparison compared = new Comparison(List.of(gone), run.results().size());
    RunRecord cut = new RunRecord(run.info(), run.browsers(), run.visits(), Optional.empty());

    Element suite = xml(junit(cut, compared, baseline));
    String ctrf = ctrf(cut, compared);
    String wpt = wpt(cut, compared, "chrome");

    assertThat(suite.getAttribute("tests"))
        .isEqualTo(String.valueOf(suite.getElementsByTagName("testcase").getLength()))
        .isEqualTo(String.valueOf(run.results().size() + 2));
    assertThat(List.of(junit(cut, compared, baseline), ctrf))
        .allSatisfy(text -> assertThat(text).contains("gone: ", "was cut off, as after"));
    assertThat(wpt).contains("was cut off, as after");
    assertThat(problems("ctrf.schema.json", ctrf)).isEmpty();
    assertThat(problems("wptreport.schema.json", wpt)).isEmpty();
    assertThat(invalid(junit(cut, compared, baseline))).isEmpty();
  }

  @Test
  public void ctrf_is_valid_under_its_schema_and_has_the_right_counts() {
    String json = ctrf(run, comparison);

    assertThat(problems("ctrf.schema.json", json)).isEmpty();
    for (String status : List.of("passed", "failed", "skipped", "other")) {
      String tried = json.replaceAll("\"retryAttempts\":\\[[^]]*\\]", "");
      int tests = tried.split("\"status\":\"" + status + "\"", -1).length - 1;
      assertThat(json).contains("\"" + status + "\":" + tests);
      assertThat(tests).as(status).isPositive();
    }
    assertThat(problems("ctrf.schema.json", json.replace("\"passed\"", "\"well\""))).isNotEmpty();
  }

  @Test
  public void wptreport_is_valid_under_its_schema_and_has_the_expected_status_where_it_differs() {
    for (String browser : List.of("chrome", "firefox")) {
      String json = wpt(run, comparison, browser);

      assertThat(problems("wptreport.schema.json", json)).isEmpty();
      assertThat(json).contains("\"product\":\"" + browser + "\"");
    }
    assertThat(wpt(run, comparison, "chrome") + wpt(run, comparison, "firefox"))
        .contains("\"status\":\"FAIL\"", "\"expected\":\"PASS\"");
    assertThat(problems("wptreport.schema.json", "{\"results\": []}")).isNotEmpty();
  }

  @Test
  public void hostile_text_is_text_in_every_format() {
    for (String text : Hostile.TEXTS) {
      RunRecord hostile = Hostile.run(text);
      Comparison compared = Hostile.comparison(text);

      assertThat(invalid(junit(hostile, compared, Hostile.baseline(text)))).isEmpty();
      assertThat(problems("ctrf.schema.json", ctrf(hostile, compared))).isEmpty();
      assertThat(problems("wptreport.schema.json", wpt(inChrome(hostile), compared, "chrome")))
          .isEmpty();
      Element badge = xml(badge(hostile, compared));
      assertThat(badge.getElementsByTagName("*").getLength()).isEqualTo(6);
    }
  }

  @Test
  public void the_badge_shows_the_result() {
    assertThat(badge(run, comparison)).contains("2 worse", "PyScript 2026.7.3");
    assertThat(badge(run, new Comparison(List.of(), 9))).contains("9 as accepted");
    RunRecord cut = new RunRecord(run.info(), run.browsers(), run.visits(), Optional.empty());
    assertThat(badge(cut, new Comparison(List.of(), 9))).contains("incomplete");
  }

  @Test
  public void runs_of_one_release_merge_into_one_and_the_newest_visit_counts() {
    RunRecord chrome = only("chrome");
    RunRecord firefox = only("firefox");

    RunRecord merged = MergedRuns.of(List.of(firefox, chrome, firefox));

    assertThat(merged.results()).containsExactlyInAnyOrderElementsOf(run.results());
    assertThat(merged.browsers()).isEqualTo(run.browsers());
    assertThat(merged.end()).isEqualTo(run.end());
    assertThat(MergedRuns.of(List.of(run))).isEqualTo(run);
  }

  @Test
  public void runs_of_two_releases_do_not_merge() {
    RunInfo info = run.info();
    ReleaseInfo release = info.release();
    RunInfo other =
        SampleRun.info(
            new ReleaseInfo(
                "2025.3.1", "0.6.39", "", release.interpreters(), release.interpreters()),
            info.hostings());

    assertThatThrownBy(
            () ->
                MergedRuns.of(
                    List.of(run, new RunRecord(other, run.browsers(), run.visits(), run.end()))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("These runs are of 2 releases")
        .hasMessageContaining("PyScript 2025.3.1");
  }

  private static String junit(RunRecord run, Comparison comparison, Baseline baseline) {
    return Written.by(new JunitReport(), Samples.input(run, comparison, baseline));
  }

  private static String ctrf(RunRecord run, Comparison comparison) {
    return Written.by(new CtrfReport(), Samples.input(run, comparison, Baseline.empty()));
  }

  private static String wpt(RunRecord run, Comparison comparison, String browser) {
    return Written.by(
        new WptReport(),
        Samples.input(run, comparison, Baseline.empty()),
        "wptreport-" + browser + ".json");
  }

  private static String badge(RunRecord run, Comparison comparison) {
    return Written.by(new Badge(), Samples.input(run, comparison, Baseline.empty()));
  }

  /** The same with a browser whose name can be that of a file. */
  private static RunRecord inChrome(RunRecord run) {
    return new RunRecord(run.info(), SampleRun.browsers(), run.visits(), run.end());
  }

  private RunRecord only(String browser) {
    return new RunRecord(
        run.info(),
        run.browsers().stream().filter(b -> b.engine().equals(browser)).toList(),
        run.visits().stream().filter(v -> v.engine().equals(browser)).toList(),
        run.end());
  }

  private static Element xml(String text) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
          .getDocumentElement();
    } catch (IOException | javax.xml.parsers.ParserConfigurationException e) {
      throw new IllegalStateException(e);
    } catch (SAXException e) {
      throw new AssertionError("no XML: " + text, e);
    }
  }

  /** Why a report does not fit; empty if it does. */
  private static Optional<String> invalid(String report) {
    try {
      Validator validator =
          SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
              .newSchema(ToolReportsTest.class.getResource("junit.xsd"))
              .newValidator();
      // Since JDK 24, escaped characters of more than 100,000 in all are too many by default.
      validator.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
      validator.setProperty("jdk.xml.totalEntitySizeLimit", "0");
      validator.validate(new StreamSource(new StringReader(report)));
      return Optional.empty();
    } catch (SAXException e) {
      return Optional.of(e.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Error> problems(String schema, String json) {
    try (InputStream in = ToolReportsTest.class.getResourceAsStream(schema)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Objects.requireNonNull(in))
          .validate(json, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
