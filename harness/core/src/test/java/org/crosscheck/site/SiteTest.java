package org.crosscheck.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.crosscheck.given.Folder;
import org.crosscheck.given.SampleRun;
import org.crosscheck.message.UserError;
import org.crosscheck.record.RunRecord;
import org.crosscheck.report.Hostile;
import org.crosscheck.verdict.Verdict;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;
import org.xml.sax.InputSource;

public class SiteTest {
  private static final int FIRST_PAGE = 300_000;
  private static final Pattern LINK =
      Pattern.compile("<(?:a|link|script) [^>]*?(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

  private Folder folder = new Folder();

  @BeforeClass
  public void write() {
    folder.close();
    folder = new Folder();
    Site.write(SiteSamples.committed(), folder.path("committed"));
    Path baselines = SiteSamples.baselines(folder);
    SiteSamples.run(folder.path("runs"), 1, UnaryOperator.identity());
    SiteSamples.run(folder.path("runs"), 2, SiteTest::broken);
    Site.write(SiteSamples.of(baselines, folder.path("runs")), folder.path("site"));
  }

  @AfterClass(alwaysRun = true)
  public void clean() {
    folder.close();
  }

  /** A change in one test case. */
  private static Verdict broken(Verdict verdict) {
    return verdict instanceof Verdict.Answer answer && answer.value().equals("true")
        ? new Verdict.Answer("nearly")
        : verdict;
  }

  private Map<String, String> site() {
    return SiteSamples.files(folder.path("site"));
  }

  @Test
  public void the_first_page_of_the_committed_baselines_is_small() throws IOException {
    long size = 0;
    for (String file : List.of("index.html", "style.css", "site.js")) {
      size += Files.size(folder.path("committed/" + file));
    }

    assertThat(size).isBetween(30_000L, (long) FIRST_PAGE);
  }

  @Test
  public void every_link_leads_to_a_file_and_an_anchor_of_the_site_or_to_the_documentation() {
    for (String name : List.of("committed", "site")) {
      Map<String, String> files = SiteSamples.files(folder.path(name));

      assertThat(brokenLinks(files)).as(name).isEmpty();
    }
  }

  @Test
  public void a_link_that_leads_nowhere_is_found() {
    assertThat(
            brokenLinks(
                Map.of(
                    "a/x.html", "<a href=\"../b.html#there\"><a href=\"../c.html\">",
                    "b.html", "<p id=\"here\">")))
        .containsExactly("a/x.html: ../b.html#there", "a/x.html: ../c.html");
  }

  private static List<String> brokenLinks(Map<String, String> files) {
    Map<String, Set<String>> anchors = new HashMap<>();
    files.forEach(
        (name, text) -> {
          Set<String> ids = new HashSet<>();
          Matcher id = ID.matcher(text);
          while (id.find()) {
            ids.add(id.group(1));
          }
          anchors.put(name, ids);
        });
    List<String> broken = new ArrayList<>();
    new TreeMap<>(files)
        .forEach(
            (name, text) -> {
              Matcher link = LINK.matcher(name.endsWith(".html") ? text : "");
              while (link.find()) {
                String address = link.group(1).replace("&amp;", "&");
                if (!address.matches("(https|data):.*") && !leads(name, address, anchors)) {
                  broken.add(name + ": " + address);
                }
              }
            });
    return broken;
  }

  private static boolean leads(String from, String address, Map<String, Set<String>> anchors) {
    String[] parts = address.split("#", 2);
    String file =
        parts[0].isEmpty() ? from : URI.create("http://x/" + from).resolve(parts[0]).getPath();
    Set<String> ids = anchors.get(file.replaceFirst("^/", ""));
    // A hash with values is for a filter.
    return ids != null
        && (parts.length == 1
            || parts[1].contains("=")
            || ids.contains(URLDecoder.decode(parts[1], StandardCharsets.UTF_8)));
  }

  @Test
  public void every_view_has_its_data_as_json_and_pages_load_the_same_as_scripts()
      throws IOException {
    Map<String, String> files = site();

    assertThat(files)
        .containsKeys(
            "data/matrix.json",
            "data/runs.json",
            "data/flaky.json",
            "data/release-2026.7.3.json",
            "data/run-2026-11-22T170100Z.json",
            "claims/worker-tag-runs.json");
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (file.getKey().endsWith(".json")) {
        assertThat(new JsonMapper().readTree(file.getValue()).path("view").asText()).isNotEmpty();
      }
      if (file.getKey().startsWith("data/") && file.getKey().endsWith(".js")) {
        assertThat(file.getValue())
            .isEqualTo(
                "crosscheck.take("
                    + Objects.requireNonNull(files.get(file.getKey() + "on")).strip()
                    + ");\n");
      }
    }
  }

  @Test
  public void a_cell_has_a_permanent_address_its_verdict_and_since_when_it_is_so()
      throws IOException {
    JsonNode claim = new JsonMapper().readTree(site().get("claims/page-is-isolated.json"));
    JsonNode cell = claim.path("not-found");
    for (JsonNode one : claim.path("verdicts")) {
      if (one.path("link").asText().contains("2026.7.3/chrome/pyscript-com/")) {
        cell = one;
      }
    }

    assertThat(cell.isObject()).isTrue();
    assertThat(cell.path("verdict").asText()).isEqualTo("ANSWER(nearly)");
    assertThat(cell.path("sinceRun").asText()).isEqualTo("2026-11-22T170200Z");
    assertThat(site().get("claims/page-is-isolated.html"))
        .contains(
            "id=\"2026.7.3/chrome/pyscript-com/isolation/none\"",
            "since run <a href=\"../runs/2026-11-22T170200Z.html\">22 Nov 2026</a>",
            "since 2026.7.3");
    assertThat(cell.path("link").asText())
        .isEqualTo("claims/page-is-isolated.html#2026.7.3/chrome/pyscript-com/isolation/none");
  }

  @Test
  public void a_release_is_compared_with_the_one_before_and_a_run_with_the_verdicts_before_it() {
    Map<String, String> files = site();

    assertThat(files.get("releases/2026.7.3.html"))
        .contains("2026.1.1 (npm 0.7.12)</a>: 1 changed");
    assertThat(files.get("runs/2026-11-22T170200Z.html"))
        .contains("compared with the verdicts before it: 6 changed", "2026-11-22T170100Z.html");
    assertThat(files.get("runs.html")).contains("6 changed");
    assertThat(files.get("index.html")).contains("PyScript 2026.7.3 (npm 0.7.31) is as accepted");
  }

  @Test
  public void a_verdict_that_is_worse_than_accepted_is_red_and_in_the_headline() {
    try (Folder own = new Folder()) {
      SiteSamples.run(
          own.path("runs"),
          1,
          v -> v instanceof Verdict.Holds ? new Verdict.Broken("it is broken") : v);
      Site.write(SiteSamples.of(SiteSamples.baselines(own), own.path("runs")), own.path("site"));
      Map<String, String> files = SiteSamples.files(own.path("site"));

      assertThat(files.get("index.html"))
          .contains("PyScript 2026.7.3 (npm 0.7.31) is worse than accepted in");
      assertThat(files.get("claims/worker-tag-runs.html"))
          .contains("<td class=\"cell is-broken\" id=\"2026.7.3/firefox/pyscript-com");
      assertThat(files.get("releases/2026.7.3.html")).contains("it is broken");
      Site.write(SiteSamples.of(own.path("baselines")), own.path("known"));
      assertThat(SiteSamples.files(own.path("known")).get("releases/2026.7.3.html"))
          .contains("Firefox gives the worker no document there.");
      assertThat(SiteSamples.files(own.path("known")).get("claims/worker-reaches-dom.html"))
          .as("a known deviation is not red")
          .contains("<td class=\"cell is-missed\" id=\"2026.7.3/firefox/bare");
    }
  }

  @Test
  public void an_answer_that_says_less_than_the_accepted_one_is_worse() {
    try (Folder own = new Folder()) {
      SiteSamples.run(
          own.path("runs"),
          1,
          v -> v instanceof Verdict.Answer ? new Verdict.Answer("error: TypeError: x is null") : v);
      Site.write(SiteSamples.of(SiteSamples.baselines(own), own.path("runs")), own.path("site"));
      Map<String, String> files = SiteSamples.files(own.path("site"));

      assertThat(files.get("index.html"))
          .contains("PyScript 2026.7.3 (npm 0.7.31) is worse than accepted in 1 case");
      assertThat(files.get("runs/2026-11-22T170100Z.html"))
          .contains("<span class=\"badge is-broken\">worse</span>");
      assertThat(files.get("claims/page-is-isolated.html"))
          .contains("<td class=\"cell is-broken\" id=\"2026.7.3/chrome/bare/isolation/none\">");
      assertThat(files.get("data/matrix.json"))
          .contains("\"answer\":\"error: TypeError: x is null\",\"says\":1")
          .contains("\"answer\":\"true\",\"says\":0");
    }
  }

  @Test
  public void flaky_cases_are_listed_with_their_rates() {
    assertThat(site().get("flaky.html"))
        .contains("sync-calls-main worker-tag:inline pyscript-com chrome mpy", "2 of 2", "100 %");
    assertThat(site().get("claims/sync-calls-main.html"))
        .contains("<small>flaky in 2 of 2 runs</small>");
  }

  @Test
  public void benchmarks_are_a_table_with_the_newest_first_and_a_chart_for_each_kind_of_pages()
      throws IOException {
    try (Folder own = new Folder()) {
      SiteInput in =
          SiteSamples.with(SiteSamples.of(SiteSamples.baselines(own)), SiteSamples.benchmarks(own));
      own.with("bench/readme.txt", "not a benchmark")
          .with("bench/twice.json", Files.readString(own.path("bench/1/bench.json")));

      Site.write(in, own.path("site"));

      Map<String, String> files = SiteSamples.files(own.path("site"));
      String page = Objects.requireNonNull(files.get("performance.html"));
      assertThat(page.split("<th scope=\"row\">", -1))
          .hasSize(3)
          .satisfies(
              rows -> {
                assertThat(rows[1])
                    .startsWith("30 November 2026, 04:05 UTC")
                    .contains(
                        "2 cores, A &lt;Processor&gt;<br>",
                        "Crosscheck 1.0.0, Playwright Test 1.65.1",
                        "1.90<br><small class=\"muted\">1.75 to 2.20</small>",
                        "<td class=\"number\">38</td><td class=\"number\">–</td>",
                        "<td class=\"number\">171</td><td class=\"number\">420</td>",
                        "<td class=\"number\">0.4</td>")
                    .doesNotContain(">busy<");
                assertThat(rows[2])
                    .startsWith("28 November 2026, 03:00 UTC")
                    .contains(">busy<", "2.50<br>", "<td class=\"number\">–</td></tr>");
              });
      assertThat(page.split("<svg ", -1)).as("pages that were measured twice").hasSize(3);
      assertThat(page)
          .contains(
              "<title id=\"chart-small\">The ratio for small pages in 2 benchmarks: 2.50 on 28 Nov"
                  + " 2026, 1.90 on 30 Nov 2026; between 1.90 and 2.50.</title>",
              "<polyline points=\"4,18 596,34\"/>",
              "aria-labelledby=\"chart-pyodide\"");
      assertThat(page.indexOf("</table>")).isLessThan(page.indexOf("<svg "));
      JsonNode data = new JsonMapper().readTree(files.get("data/performance.json"));
      assertThat(data.path("benchmarks")).hasSize(2);
      assertThat(data.at("/benchmarks/0/ratio/small").asDouble()).isEqualTo(1.9);
      assertThat(data.at("/benchmarks/1/firstVerdictSeconds").isMissingNode()).isTrue();
      assertThat(brokenLinks(files)).isEmpty();
    }
  }

  @Test
  public void one_benchmark_has_no_chart_and_a_site_without_any_says_so() {
    try (Folder own = new Folder()) {
      SiteInput in = SiteSamples.of(SiteSamples.baselines(own));
      Path bench = SiteSamples.benchmarks(own);

      Site.write(SiteSamples.with(in, bench.resolve("1")), own.path("site"));
      assertThat(own.path("site/performance.html"))
          .content()
          .contains("28 November 2026")
          .doesNotContain("<svg");
      Site.write(in, own.path("site"));
      assertThat(own.path("site/performance.html"))
          .content()
          .contains("This site has no benchmarks.");
    }
  }

  @Test
  public void files_that_are_not_benchmarks_are_all_named_and_nothing_is_written() {
    try (Folder own = new Folder()) {
      SiteInput in = SiteSamples.of(SiteSamples.baselines(own));
      own.with("bench/cut.json", "{")
          .with("bench/other.json", "{\"format\": 1, \"view\": \"runs\"}")
          .with(
              "bench/edited.json",
              "{\"format\": 1, \"answers\": [], \"when\": \"today\", \"programs\": \"\", \"machine\":"
                  + " {\"system\": \"\", \"processor\": \"\", \"cores\": 2}, \"visits\": [{\"pages\":"
                  + " \"small\", \"ratio\": {\"median\": 3, \"min\": 1, \"max\": 2}}, {\"pages\":"
                  + " \"smal\"}, {\"pages\": \"pyodide\", \"own-percent\": {\"median\": \"NaN\", \"min\":"
                  + " -1}}]}");

      assertThatThrownBy(
              () -> Site.write(SiteSamples.with(in, own.path("bench")), own.path("site")))
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll(
              "cut.json is not JSON",
              "other.json:\n    - line 1, column 1: It is not what 'bench --format json' prints",
              "the median is not between 'min' and 'max'",
              "Did you mean small?",
              "'when' must be a time",
              "'NaN' is not a number of a benchmark",
              "'-1' is not a number of a benchmark",
              "'max' is missing");
      assertThatThrownBy(() -> Site.write(SiteSamples.with(in, own.path("gone")), own.path("site")))
          .hasMessageContaining("gone is not a folder");
      assertThat(own.path("site")).doesNotExist();
    }
  }

  @Test
  public void the_feed_is_xml_with_an_entry_for_each_change_and_complete_links_if_wanted()
      throws Exception {
    SiteInput in = SiteSamples.of(folder.path("baselines"), folder.path("runs"));
    Site.write(
        new SiteInput(
            in.releases(),
            in.claims(),
            in.baselines(),
            in.runs(),
            in.bench(),
            Optional.of(URI.create("https://site.test/x/"))),
        folder.path("addressed"));
    String feed = Files.readString(folder.path("addressed/feed.xml"));
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(feed)));

    assertThat(document.getElementsByTagName("entry").getLength()).isEqualTo(3);
    assertThat(feed)
        .contains(
            "PyScript 2026.7.3 (npm 0.7.31) in run 2026-11-22T170200Z: 6 changed",
            "<updated>2026-11-22T17:02:00Z</updated>",
            "https://site.test/x/runs/2026-11-22T170200Z.html",
            "<updated>2026-07-01T00:00:00Z</updated>");
    assertThat(site().get("feed.xml")).contains("href=\"runs/2026-11-22T170200Z.html\"");
  }

  @Test
  public void a_site_that_is_up_to_date_is_not_written_again() {
    Site.Written again =
        Site.write(
            SiteSamples.of(folder.path("baselines"), folder.path("runs")), folder.path("site"));

    assertThat(again.written()).isZero();
    assertThat(again.removed()).isZero();
    assertThat(again.files()).isGreaterThan(20);
  }

  @Test
  public void a_further_run_changes_only_the_files_that_it_touches() {
    try (Folder own = new Folder()) {
      Path baselines = SiteSamples.baselines(own);
      SiteInput in = SiteSamples.of(baselines, own.path("runs"));
      SiteSamples.run(own.path("runs"), 1, UnaryOperator.identity());
      Site.write(in, own.path("site"));
      Map<String, String> before = SiteSamples.files(own.path("site"));

      SiteSamples.run(own.path("runs"), 2, UnaryOperator.identity());
      Site.write(in, own.path("site"));
      Map<String, String> same = SiteSamples.files(own.path("site"));
      SiteSamples.run(own.path("runs"), 3, SiteTest::broken);
      Site.write(in, own.path("site"));
      Map<String, String> after = SiteSamples.files(own.path("site"));

      String second = "2026-11-22T170200Z";
      assertThat(differing(before, same))
          .containsExactlyInAnyOrder(
              "index.html",
              "runs.html",
              "compare.html",
              "flaky.html",
              "claims/sync-calls-main.html",
              "claims/sync-calls-main.json",
              "crosscheck-site.txt",
              "data/runs.json",
              "data/flaky.json",
              "data/run-" + second + ".js",
              "data/run-" + second + ".json",
              "runs/" + second + ".html",
              "releases/2026.7.3.html");
      assertThat(differing(same, after))
          .contains("claims/page-is-isolated.html", "data/matrix.json", "feed.xml")
          .doesNotContain(
              "claims/worker-tag-runs.html",
              "releases/2026.1.1.html",
              "runs/" + second + ".html",
              "data/run-" + second + ".js");
    }
  }

  private static List<String> differing(Map<String, String> before, Map<String, String> after) {
    Set<String> names = new HashSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .filter(n -> !Optional.ofNullable(before.get(n)).equals(Optional.ofNullable(after.get(n))))
        .sorted()
        .toList();
  }

  @Test
  public void files_of_a_run_that_is_gone_are_removed_and_those_of_others_stay()
      throws IOException {
    try (Folder own = new Folder()) {
      Path baselines = SiteSamples.baselines(own);
      SiteSamples.run(own.path("runs"), 1, UnaryOperator.identity());
      Site.write(SiteSamples.of(baselines, own.path("runs")), own.path("site"));
      own.with("site/CNAME", "site.test").with("elsewhere.html", "mine");
      Files.writeString(
          own.path("site/crosscheck-site.txt"),
          Files.readString(own.path("site/crosscheck-site.txt")) + "../elsewhere.html\n/CNAME\n");

      Site.Written written = Site.write(SiteSamples.of(baselines), own.path("site"));

      assertThat(written.removed()).isGreaterThanOrEqualTo(3);
      assertThat(own.path("site/runs/2026-11-22T170100Z.html")).doesNotExist();
      assertThat(own.path("site/CNAME")).exists();
      assertThat(own.path("elsewhere.html")).exists();
    }
  }

  @Test
  public void a_folder_with_other_files_is_refused() {
    try (Folder own = new Folder()) {
      // A list of files that somebody else made is not that of a site.
      own.with("site/thesis.txt", "mine").with("site/files.txt", "thesis.txt\n").with("a-file", "");

      assertThatThrownBy(() -> Site.write(SiteSamples.committed(), own.path("site")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("has files, but no site that Crosscheck wrote");
      assertThatThrownBy(() -> Site.write(SiteSamples.committed(), own.path("a-file")))
          .hasMessageContaining("is not a folder");
      assertThat(own.path("site/index.html")).doesNotExist();
    }
  }

  @Test
  public void records_that_cannot_be_used_are_left_out_with_the_reason() throws IOException {
    try (Folder own = new Folder()) {
      Path baselines = SiteSamples.baselines(own);
      SiteSamples.run(own.path("runs"), 1, UnaryOperator.identity());
      String good = Files.readString(own.path("runs/2026-11-22T170100Z/record.jsonl"));
      List<String> lines = good.lines().toList();
      own.with("runs/copy/record.jsonl", good)
          .with("runs/cut/record.jsonl", good.substring(0, good.length() / 2))
          .with("runs/empty/record.jsonl", "")
          .with("runs/text/record.jsonl", "hello\n")
          .with("runs/newer/record.jsonl", good.replaceFirst("\"format\":4", "\"format\":99"))
          .with(
              "runs/damaged/record.jsonl",
              good.replace(lines.get(5), "{\"kind\":\"visit\"}").replace("170100Z", "170900Z"))
          .with(
              "runs/interrupted/record.jsonl",
              good.replace("\"complete\"", "\"interrupted\"").replace("170100Z", "170800Z"));

      Site.Written written =
          Site.write(SiteSamples.of(baselines, own.path("runs")), own.path("site"));

      Map<String, String> why = new TreeMap<>();
      written.leftOut().forEach((run, text) -> why.put(run.getFileName().toString(), text));
      assertThat(written.runs()).isEqualTo(1);
      assertThat(why.keySet())
          .containsExactly("copy", "cut", "damaged", "empty", "interrupted", "newer", "text");
      assertThat(why.get("copy")).contains("Another folder also contains run");
      assertThat(why.get("cut")).contains("cut off");
      assertThat(why.get("damaged")).contains("line 6");
      assertThat(why.get("empty")).contains("it is empty");
      assertThat(why.get("interrupted")).contains("was interrupted");
      assertThat(why.get("newer")).contains("has format 99");
      assertThat(why.get("text")).contains("not a record of a run");
      assertThat(Files.readString(own.path("site/index.html")))
          .contains("7 records could not be used");
    }
  }

  @Test
  public void without_anything_to_show_the_user_is_told_what_to_do() {
    try (Folder own = new Folder()) {
      own.withFolder("none").with("runs/a/record.jsonl", "");

      assertThatThrownBy(() -> Site.write(SiteSamples.of(own.path("none")), own.path("site")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("There is nothing to show");
      assertThatThrownBy(
              () ->
                  Site.write(SiteSamples.of(own.path("none"), own.path("runs")), own.path("site")))
          .hasMessageContaining("it is empty");
      assertThatThrownBy(
              () ->
                  Site.write(SiteSamples.of(own.path("none"), own.path("gone")), own.path("site")))
          .hasMessageContaining("gone is not a folder");
    }
  }

  @Test
  public void a_hostile_record_puts_no_markup_into_pages_and_stays_in_the_folder() {
    try (Folder own = new Folder()) {
      // A record cannot have half of a surrogate pair in the name of a field.
      RunRecord run =
          Hostile.run(
              Hostile.TEXTS.stream()
                  .filter(t -> StandardCharsets.UTF_8.newEncoder().canEncode(t))
                  .toList());
      SiteSamples.write(
          own.path("runs/evil/record.jsonl"), current(run), run, UnaryOperator.identity());

      Site.Written written =
          Site.write(
              SiteSamples.of(SiteSamples.baselines(own), own.path("runs")), own.path("site"));

      assertThat(written.leftOut()).isEmpty();
      assertThat(written.runs()).isEqualTo(1);
      Map<String, String> files = SiteSamples.files(own.path("site"));
      assertThat(files.keySet()).allMatch(name -> name.matches("([a-z]+/)?[A-Za-z0-9._-]{1,120}"));
      files.forEach(
          (name, text) -> {
            if (name.endsWith(".html") || name.endsWith(".xml")) {
              assertThat(text)
                  .as(name)
                  .doesNotContainIgnoringCase("<script>", "<img", "<iframe", "<h1>owned", "<base")
                  .doesNotContain("\u202e", "\u0000", "\u001b");
            }
          });
    }
  }

  /** A record of the current format with an identity of its own. */
  private static org.crosscheck.record.RunInfo current(RunRecord run) {
    return new org.crosscheck.record.RunInfo(
        org.crosscheck.record.RunInfo.FORMAT,
        run.info().id(),
        SampleRun.info().startedAt(),
        run.info().environment(),
        run.info().scope());
  }

  @Test
  public void names_of_files_are_short_safe_and_differ() {
    assertThat(FileNames.of("2026-11-22T170406Z")).isEqualTo("2026-11-22T170406Z");
    assertThat(FileNames.of("2026.7.3-build")).isEqualTo("2026.7.3-build");
    assertThat(
            List.of(
                FileNames.of("../../etc/passwd"),
                FileNames.of(".."),
                FileNames.of(""),
                FileNames.of("a/b"),
                FileNames.of("a b"),
                FileNames.of("con"),
                FileNames.of("COM1.txt"),
                FileNames.of("x".repeat(500)),
                FileNames.of("\ud83d\udc0d")))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("x[A-Za-z0-9.-]{0,60}-[0-9a-f]{10}"))
        .noneMatch(name -> name.contains(".."));
  }

  @Test
  public void a_summary_counts_the_cases_that_are_good() {
    assertThat(summary("HOLDS", "HOLDS", "NOT_APPLICABLE")).isEqualTo("holds is-holds");
    assertThat(summary("HOLDS", "BROKEN")).isEqualTo("1/2 is-missed");
    assertThat(summary("BROKEN", "INCONCLUSIVE")).isEqualTo("no is-missed");
    assertThat(summary("HOLDS | BROKEN")).isEqualTo("flaky is-missed");
    assertThat(summary("BLOCKED(a)", "INCONCLUSIVE")).isEqualTo("inconclusive is-inconclusive");
    assertThat(summary("NOT_APPLICABLE")).isEqualTo("n/a is-none");
    assertThat(summary()).isEqualTo(" is-none");
    assertThat(summary("ANSWER(yes)", "ANSWER(yes)")).isEqualTo("yes is-answer");
    assertThat(summary("ANSWER(yes)", "ANSWER(no: x)")).isEqualTo("2 answers is-answer");
    assertThat(summary("ANSWER(a very long answer to this)")).isEqualTo("1 answer is-answer");
    assertThat(Summary.of(List.of(verdict("BROKEN")), true).style()).isEqualTo("is-broken");
  }

  private static String summary(String... verdicts) {
    Summary summary =
        Summary.of(java.util.Arrays.stream(verdicts).map(SiteTest::verdict).toList(), false);
    return summary.text() + " " + summary.style();
  }

  private static org.crosscheck.verdict.AcceptedVerdict verdict(String text) {
    return org.crosscheck.verdict.AcceptedVerdict.parse(text);
  }

  @Test
  public void a_release_is_named_by_its_calendar_tag_and_sorted_by_its_version() {
    var catalog = SiteSamples.committed().releases();

    assertThat(SiteRelease.of("0.6.50", Optional.empty(), catalog).name()).isEqualTo("2025.5.1");
    assertThat(SiteRelease.of("2026.7.3", Optional.empty(), catalog).npm()).isEqualTo("0.7.31");
    assertThat(
            SiteRelease.of("2026.7.3-build", Optional.of("0.7.31"), catalog)
                .compareTo(SiteRelease.of("2026.7.3", Optional.of("0.7.31"), catalog)))
        .isPositive();
    assertThat(
            SiteRelease.of("0.6.50", Optional.empty(), catalog)
                .compareTo(SiteRelease.of("2025.3.1", Optional.empty(), catalog)))
        .isPositive();
  }
}
