package org.crosscheck.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Nightly;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.report.Hostile;
import org.crosscheck.session.Axe;
import org.crosscheck.session.Reader;
import org.crosscheck.verdict.Verdict;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The dashboard as it opens from disk in both real browsers. */
public class SiteIT {
  private static final String RUN = "2026-11-22T170200Z";

  private static final List<String> PAGES =
      List.of(
          "index.html",
          "claims.html",
          "claims/worker-reaches-dom.html",
          "releases/2026.7.3.html",
          "runs/" + RUN + ".html",
          "runs.html",
          "compare.html",
          "flaky.html",
          "performance.html");

  /** Everything that the keyboard reaches must be one of these, and must be visible. */
  private static final String REACHABLE =
      """
      [...document.querySelectorAll("a[href], button, select, input, summary, [tabindex]")]
        .filter((e) => e.checkVisibility())
      """;

  private static final String WIDER =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";

  private final Map<Engine, Reader> readers = new TreeMap<>();
  private Folder folder = new Folder();

  @BeforeClass
  public void write() throws IOException {
    stop();
    folder = new Folder();
    Path baselines = SiteSamples.baselines(folder);
    SiteSamples.run(folder.path("runs"), 1, UnaryOperator.identity());
    SiteSamples.run(
        folder.path("runs"),
        2,
        v -> v instanceof Verdict.Answer ? new Verdict.Answer("nearly") : v);
    Path bench = SiteSamples.benchmarks(folder);
    for (String site : List.of("every", "dark", "plain")) {
      Site.write(
          SiteSamples.with(SiteSamples.of(baselines, folder.path("runs")), bench),
          folder.path(site));
    }
    // The test cannot switch browsers to dark mode, so the dark styles are made unconditional.
    Path style = folder.path("dark/style.css");
    Files.writeString(
        style, Files.readString(style).replace("(prefers-color-scheme: dark)", "all"));
    try (Stream<Path> files = Files.walk(folder.path("plain"))) {
      for (Path page : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        Files.writeString(page, Files.readString(page).replaceAll("<script [^>]*></script>", ""));
      }
    }
    Site.write(SiteSamples.committed(), folder.path("committed"));
    for (Engine browser : Engines.defaults()) {
      readers.put(browser, new Reader(browser));
    }
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    readers.values().forEach(Reader::close);
    readers.clear();
    folder.close();
  }

  @DataProvider
  public Object[][] browsers() {
    return Engines.defaults().stream().map(b -> new Object[] {b}).toArray(Object[][]::new);
  }

  @DataProvider
  public Object[][] someBrowsers() {
    return Nightly.engines().map(b -> new Object[] {b}).toArray(Object[][]::new);
  }

  @DataProvider
  public Object[][] pages() {
    return pages(Engines.defaults().stream());
  }

  @DataProvider
  public Object[][] pagesInSomeBrowsers() {
    return pages(Nightly.engines());
  }

  private static Object[][] pages(Stream<Engine> browsers) {
    return browsers
        .flatMap(browser -> PAGES.stream().map(page -> new Object[] {browser, page}))
        .toArray(Object[][]::new);
  }

  @Test(dataProvider = "pages")
  public void a_page_opens_from_disk_and_requests_only_files_of_the_site(
      Engine browser, String page) {
    Reader reader = open(browser, "every", page);

    assertThat(reader.problems()).isEmpty();
    assertThat(reader.requests())
        .allSatisfy(url -> assertThat(url).startsWith(uri("every", "").toString()));
    assertThat(reader.evaluate("getComputedStyle(document.querySelector('.views ul')).display"))
        .isEqualTo("flex");
  }

  @Test(dataProvider = "pages")
  public void a_page_can_be_read_without_scripts(Engine browser, String page) {
    String text =
        """
        [...document.querySelectorAll("main p, main td, main th, main dd, main li")]
          .filter((e) => !e.closest("form, noscript")).map((e) => e.textContent).join()
        """;
    String read = open(browser, "every", page).evaluate(text);
    Reader reader = open(browser, "plain", page);

    assertThat(reader.evaluate(text)).isEqualTo(read).isNotEmpty();
    assertThat(
            reader.evaluate(
                "[...document.querySelectorAll('button, select, input')]"
                    + ".filter((e) => e.checkVisibility()).length"))
        .as("controls that would do nothing")
        .isEqualTo("0");
  }

  @Test(dataProvider = "pagesInSomeBrowsers")
  public void a_page_is_accessible_in_light_and_in_dark(Engine browser, String page) {
    for (String site : List.of("every", "dark")) {
      Reader reader = open(browser, site, page);
      reader.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");

      assertThat(Axe.serious(reader)).as(site).isEmpty();
    }
  }

  @Test(dataProvider = "someBrowsers")
  public void tables_and_comparisons_that_scripts_make_are_accessible_too(Engine browser) {
    for (String site : List.of("every", "dark")) {
      for (String page :
          List.of(
              "claims.html#rows=hostings&columns=engines",
              "compare.html#a=release-2026.1.1&b=release-2026.7.3")) {
        Reader reader = open(browser, site, page);
        shown(reader);

        assertThat(Axe.serious(reader)).as(site + " " + page).isEmpty();
      }
    }
  }

  @Test(dataProvider = "browsers")
  public void no_page_is_wider_than_a_phone_a_tablet_or_a_desktop(Engine browser) {
    List<String> pages = new ArrayList<>(PAGES.stream().map(page -> "every/" + page).toList());
    pages.addAll(
        List.of(
            "committed/index.html",
            "committed/claims.html",
            "committed/claims/value-bytes-becomes.html",
            "committed/releases/2025.5.1.html",
            "committed/claims.html#rows=claims&columns=hostings&release=2026.7.3",
            "committed/compare.html#a=release-2026.1.1&b=release-2026.7.3"));
    Reader reader = Objects.requireNonNull(readers.get(browser));
    try {
      for (String page : pages) {
        reader.open(URI.create("about:blank"));
        reader.open(uri(page.replaceFirst("/.*", ""), page.replaceFirst("[^/]*/", "")));
        shown(reader);
        reader.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");
        for (int width : List.of(390, 768, 1280)) {
          reader.resize(width, 800);
          assertThat(reader.evaluate(WIDER)).as(page + " at " + width).isEqualTo("0");
        }
      }
    } finally {
      reader.resize(1280, 800);
    }
  }

  @Test(dataProvider = "pagesInSomeBrowsers")
  public void the_keyboard_reaches_everything_with_visible_focus(Engine browser, String page) {
    Reader reader = open(browser, "every", page);
    int all = Integer.parseInt(reader.evaluate(REACHABLE + ".length"));
    reader.evaluate("{ globalThis.reached = new Set(); globalThis.unseen = []; }");
    reader.evaluate(
        """
        addEventListener("focusin", ({ target }) => {
          reached.add(target);
          if (getComputedStyle(target).outlineStyle === "none") unseen.push(target.outerHTML);
        })
        """);

    reader.comeIn();
    for (int pressed = 0; pressed < 2 * all && missing(reader) > 0; pressed++) {
      reader.press(Reader.TAB);
    }

    assertThat(
            reader.evaluate(
                REACHABLE + ".filter((e) => !reached.has(e)).map((e) => e.outerHTML).join()"))
        .isEmpty();
    assertThat(reader.evaluate("unseen.join()")).isEmpty();
    assertThat(all).isGreaterThan(6);
  }

  private static int missing(Reader reader) {
    return Integer.parseInt(reader.evaluate(REACHABLE + ".filter((e) => !reached.has(e)).length"));
  }

  @Test(dataProvider = "browsers")
  public void filters_are_in_the_address_and_back_undoes_each(Engine browser) {
    // Other tests fill the history of their tab, which Chrome limits to 50 pages.
    try (Reader reader = new Reader(browser)) {
      reader.open(uri("every", "claims.html"));
      String all = output(reader);

      choose(reader, "engine", "firefox");
      choose(reader, "columns", "hostings");
      assertThat(reader.evaluate("location.hash")).isEqualTo("#columns=hostings&engine=firefox");
      assertThat(head(reader)).contains("mini-coi").doesNotContain("2026.7.3");

      reader.go(-1);
      assertThat(reader.evaluate("location.hash")).isEqualTo("#engine=firefox");
      assertThat(head(reader)).contains("2026.7.3");
      reader.go(-1);
      assertThat(output(reader)).isEqualTo(all).isEqualTo("4 claims");
      reader.go(2);
      assertThat(head(reader)).contains("mini-coi");

      reader.evaluate("document.querySelector('button[type=reset]').click()");
      assertThat(output(reader)).isEqualTo(all);
      assertThat(reader.evaluate("location.hash")).isEmpty();
    }
  }

  @Test(dataProvider = "browsers")
  public void a_query_in_the_address_chooses_the_claims(Engine browser) {
    assertThat(rows(open(browser, "every", "claims.html#q=is:blocked")))
        .isEqualTo("worker-reaches-dom");
    assertThat(rows(open(browser, "every", "claims.html#q=claim:worker+-is:blocked+hosting:bare")))
        .isEqualTo("worker-reaches-dom,worker-tag-runs");
    assertThat(rows(open(browser, "every", "claims.html#q=is:changed")))
        .isEqualTo("page-is-isolated");
    assertThat(rows(open(browser, "every", "claims.html#hosting=nowhere"))).isEmpty();
  }

  @Test(dataProvider = "browsers")
  public void the_script_and_the_page_agree_on_every_cell(Engine browser) {
    String cells =
        """
        [...document.querySelectorAll("#matrix tbody tr")].map((row) =>
          [...row.cells].map((cell, i) => i ? cell.className + cell.textContent.trim()
            : row.querySelector("code").textContent).join()).sort().join("\\n")
        """;
    Reader reader = open(browser, "committed", "claims.html");
    String read = reader.evaluate(cells);

    reader = open(browser, "committed", "claims.html#q=claim:");
    shown(reader);

    assertThat(reader.evaluate(cells)).isEqualTo(read).contains("is-holdsholds");
  }

  @Test(dataProvider = "browsers")
  public void any_two_are_compared_at_an_address(Engine browser) {
    Reader reader = open(browser, "every", "compare.html#a=run-2026-11-22T170100Z&b=run-" + RUN);

    assertThat(output(reader)).isEqualTo("12 cases differ");
    assertThat(reader.evaluate("document.querySelector('#differences').textContent"))
        .contains("page-is-isolated", "was true, is nearly", "was false, is nearly");
    choose(reader, "b", "run-2026-11-22T170100Z");
    assertThat(output(reader)).isEqualTo("0 cases differ");
    reader = open(browser, "every", "compare.html#a=run-gone&b=run-" + RUN);
    assertThat(output(reader)).isEqualTo("There are no data run-gone.");
  }

  @Test(dataProvider = "browsers")
  public void an_answer_that_says_less_is_worse_also_between_any_two(Engine browser) {
    Path runs = folder.path("less-runs-" + browser.id());
    SiteInput in = SiteSamples.of(folder.path("baselines"), runs);
    SiteSamples.run(runs, 1, UnaryOperator.identity());
    SiteSamples.run(
        runs, 2, v -> v instanceof Verdict.Answer ? new Verdict.Answer("error: x is null") : v);
    String site = "less-" + browser.id();
    Site.write(in, folder.path(site));
    String first = "run-2026-11-22T170100Z";
    String kinds =
        "[...document.querySelectorAll('#differences .badge')].map((e) => e.textContent).join()";

    Reader reader = open(browser, site, "compare.html#a=" + first + "&b=run-" + RUN);
    assertThat(output(reader)).isEqualTo("12 cases differ");
    assertThat(reader.evaluate(kinds)).isEqualTo("worse,worse");
    reader = open(browser, site, "compare.html#a=run-" + RUN + "&b=" + first);
    assertThat(output(reader)).isEqualTo("12 cases differ");
    assertThat(reader.evaluate(kinds)).isEqualTo("changed,changed");
  }

  @Test(dataProvider = "browsers")
  public void the_link_of_the_addressed_cell_can_be_copied(Engine browser) {
    String cell = "claims/page-is-isolated.html#2026.7.3/chrome/pyscript-com/isolation/none";
    Reader reader = open(browser, "every", cell);
    String button = "document.querySelector('td:target button')";

    reader.evaluate(
        "navigator.clipboard.writeText = async (text) => { globalThis.copied = text; }; ''");
    reader.evaluate(button + ".click()");
    assertThat(reader.evaluate("copied")).isEqualTo(uri("every", cell).toString());
    assertThat(reader.evaluate(button + ".textContent")).isEqualTo("Copied");
    assertThat(reader.evaluate("document.querySelectorAll('td button').length")).isEqualTo("1");
    assertThat(Axe.serious(reader)).isEmpty();
  }

  @Test(dataProvider = "browsers")
  public void the_address_of_a_cell_marks_it(Engine browser) {
    Reader reader =
        open(
            browser,
            "every",
            "claims/page-is-isolated.html#2026.7.3/chrome/pyscript-com/isolation/none");

    assertThat(reader.evaluate("document.querySelector('td:target').textContent"))
        .contains("nearly", "since run 22 Nov 2026");
    assertThat(
            reader.evaluate("getComputedStyle(document.querySelector('td:target')).outlineStyle"))
        .isEqualTo("solid");
  }

  @Test(dataProvider = "someBrowsers")
  public void a_hostile_record_creates_no_element_runs_no_script_and_makes_no_request(
      Engine browser) throws IOException {
    List<String> texts =
        Hostile.TEXTS.stream()
            .filter(t -> StandardCharsets.UTF_8.newEncoder().canEncode(t))
            .toList();
    String name = "hostile-" + browser.id();
    RunRecord run = Hostile.run(texts);
    SiteSamples.write(
        folder.path(name + "-runs/evil/record.jsonl"),
        new RunInfo(
            RunInfo.FORMAT,
            run.info().id(),
            run.info().startedAt(),
            run.info().environment(),
            run.info().scope()),
        run,
        UnaryOperator.identity());
    Site.write(
        SiteSamples.of(folder.path("baselines"), folder.path(name + "-runs")), folder.path(name));
    Reader reader = Objects.requireNonNull(readers.get(browser));
    try (Stream<Path> files = Files.walk(folder.path(name))) {
      List<String> pages = new ArrayList<>();
      files
          .filter(f -> f.toString().endsWith(".html"))
          .map(f -> folder.path(name).relativize(f).toString())
          .forEach(pages::add);
      pages.add("claims.html#rows=hostings&columns=engines");
      pages.add("compare.html#a=release-2026.1.1&b=release-2026.7.3");
      for (String page : pages) {
        reader.open(URI.create("about:blank"));
        reader.open(uri(name, page));
        shown(reader);

        assertThat(reader.problems()).as(page).isEmpty();
        assertThat(reader.requests())
            .as(page)
            .allSatisfy(url -> assertThat(url).startsWith(uri(name, "").toString()));
        assertThat(
                reader.evaluate(
"""
document.querySelectorAll(`img, iframe, base, form[action], template, textarea,
  math, svg:not(.share), meta[http-equiv=refresh], script:not([src]), [onerror],
  [onload], [onfocus], [onmouseover], [autofocus], a[href^="javascript:" i],
  a[href^="data:" i]`).length
"""))
            .as(page)
            .isEqualTo("0");
      }
    }
  }

  private Reader open(Engine browser, String site, String page) {
    Reader reader = Objects.requireNonNull(readers.get(browser));
    // A page that differs in its hash alone would not be loaded again.
    reader.open(URI.create("about:blank"));
    reader.open(uri(site, page));
    return reader;
  }

  private URI uri(String site, String page) {
    return URI.create(folder.path(site).toUri().toString().replaceFirst("/?$", "/") + page);
  }

  /** Waits until the page shows what its address says. */
  private static void shown(Reader reader) {
    reader.evaluate("crosscheck.shown.then(() => '')");
  }

  private static String output(Reader reader) {
    shown(reader);
    return reader.evaluate("document.querySelector('output').textContent");
  }

  private static String head(Reader reader) {
    shown(reader);
    return reader.evaluate("document.querySelector('#matrix thead').textContent");
  }

  private static String rows(Reader reader) {
    shown(reader);
    return reader.evaluate(
        "[...document.querySelectorAll('#matrix tbody th code')].map((e) => e.textContent).join()");
  }

  private static void choose(Reader reader, String filter, String value) {
    reader.evaluate(
        "{ const s = document.querySelector('[name="
            + filter
            + "]'); s.value = '"
            + value
            + "'; s.dispatchEvent(new Event('input', { bubbles: true })); }");
  }
}
