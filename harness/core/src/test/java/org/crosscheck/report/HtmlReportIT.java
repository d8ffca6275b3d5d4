package org.crosscheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Nightly;
import org.crosscheck.given.SampleRun;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.Screenshots;
import org.crosscheck.session.Axe;
import org.crosscheck.session.Reader;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The report as it opens from disk in both real browsers. */
public class HtmlReportIT {
  private static final String VISIT = "visits/worker-tag-inline_pyscript-com_firefox_mpy.html";

  /** Everything that the keyboard reaches must be one of these, and must be visible. */
  private static final String REACHABLE =
      """
      [...document.querySelectorAll("a[href], button, select, input, summary, [tabindex]")]
        .filter((e) => e.checkVisibility())
      """;

  private final Map<Engine, Reader> readers = new TreeMap<>();
  private Folder folder = new Folder();

  @BeforeClass
  public void write() throws IOException {
    stop();
    folder = new Folder();
    RunRecord run = SampleRun.complete();
    Path picture =
        Screenshots.of(folder.path("every"), "worker-tag:inline pyscript-com firefox mpy");
    Files.createDirectories(picture.resolveSibling(""));
    BufferedImage two = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    two.setRGB(0, 0, 0xFFFFFF);
    ImageIO.write(two, "png", picture.toFile());
    HtmlReport.write(every(run, List.of(folder.path("every"))), folder.path("every"));
    HtmlReport.write(every(run, List.of()), folder.path("dark"));
    ReportInput compared =
        Samples.input(run, Samples.baseline(run.results()), List.of(folder.path("every")));
    HtmlReport.write(compared, folder.path("several"));
    HtmlReport.write(compared, folder.path("single"), HtmlReport.Form.SINGLE_FILE);
    folder.with("dark/style.css", dark(Files.readString(folder.path("dark/style.css"))));
    HtmlReport.write(every(run, List.of(folder.path("every"))), folder.path("plain"));
    try (Stream<Path> files = Files.walk(folder.path("plain"))) {
      for (Path page : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        Files.writeString(page, Files.readString(page).replaceAll("<script [^>]*></script>", ""));
      }
    }
    RunRecord many = Samples.fiveThousand();
    Path list = folder.withFolder("many").path("many").resolve(View.VERDICTS.file());
    Templates.writeAssets(list.resolveSibling(""));
    ReportInput large = Samples.input(many, Samples.baseline(many.results()));
    Templates.write(list, View.VERDICTS.template(), VerdictsPage.of(ReportModel.of(large)));
    for (Engine browser : Engines.defaults()) {
      readers.put(browser, new Reader(browser));
    }
  }

  /** A report with all pages, so also beside another run. */
  private static ReportInput every(RunRecord run, List<Path> pictures) {
    return Samples.input(run, Samples.baseline(run.results()), pictures)
        .beside(Against.run(Samples.before(run)));
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
    List<String> pages =
        Stream.concat(Stream.of(View.values()).map(View::file), Stream.of(VISIT)).toList();
    return browsers
        .flatMap(browser -> pages.stream().map(page -> new Object[] {browser, page}))
        .toArray(Object[][]::new);
  }

  @Test(dataProvider = "pages")
  public void a_page_opens_from_disk_and_requests_only_its_own_files(Engine browser, String page) {
    Reader reader = open(browser, page);

    assertThat(reader.problems()).isEmpty();
    assertThat(reader.requests())
        .allSatisfy(url -> assertThat(url).startsWith(uri("every", "").toString()));
    assertThat(reader.evaluate("getComputedStyle(document.querySelector('.views ul')).display"))
        .isEqualTo("flex");
  }

  @Test(dataProvider = "pages")
  public void a_page_can_be_read_without_scripts(Engine browser, String page) {
    String control = "[...document.querySelectorAll('button, select, input')]";
    String text =
        """
        [...document.querySelectorAll("main p, main td, main th, main dd, main li, main pre")]
          .filter((e) => !e.closest("form, [hidden]")).map((e) => e.textContent).join()
        """;
    String read = open(browser, page).evaluate(text);
    Reader reader = Objects.requireNonNull(readers.get(browser));

    reader.open(uri("plain", page));

    assertThat(reader.evaluate(text)).isEqualTo(read).isNotEmpty();
    assertThat(reader.evaluate(control + ".filter((e) => e.checkVisibility()).length"))
        .as("controls that would do nothing")
        .isEqualTo("0");
  }

  @Test(dataProvider = "pagesInSomeBrowsers")
  public void a_page_is_accessible_in_light_and_in_dark(Engine browser, String page) {
    Reader reader = Objects.requireNonNull(readers.get(browser));
    for (String report : List.of("every", "dark")) {
      reader.open(uri(report, page));
      reader.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");

      assertThat(Axe.serious(reader)).as(report).isEmpty();
    }
    assertThat(reader.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(19, 22, 25)");
  }

  @Test(dataProvider = "browsers")
  public void accessibility_problems_are_found(Engine browser) {
    Reader reader = open(browser, "index.html");
    reader.evaluate("document.querySelector('main').innerHTML = '<img src=x><a href=x></a>'");

    assertThat(Axe.serious(reader)).contains("image-alt", "link-name");
  }

  @Test(dataProvider = "pages")
  public void no_page_is_wider_than_a_phone(Engine browser, String page) {
    Reader reader = open(browser, page);
    reader.resize(390, 800);
    try {
      reader.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");

      assertThat(
              reader.evaluate(
                  "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
          .isEqualTo("0");
      assertThat(reader.evaluate("innerWidth")).isEqualTo("390");
    } finally {
      reader.resize(1280, 800);
    }
  }

  @Test(dataProvider = "pagesInSomeBrowsers")
  public void the_keyboard_reaches_everything_in_order_with_visible_focus(
      Engine browser, String page) {
    Reader reader = open(browser, page);
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
    // In some browsers a scrollable box can be focused even without tabindex. Press no more keys
    // than
    // needed: after the last element the browser's own buttons would get the focus.
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
  public void filters_are_in_the_url_and_back_undoes_each(Engine browser) {
    // Other tests fill the history of their tab, which Chrome limits to 50 pages.
    try (Reader reader = new Reader(browser)) {
      reader.open(uri("every", "verdicts.html"));
      String all = count(reader);

      choose(reader, "verdict", "broken");
      choose(reader, "browser", "firefox");
      assertThat(shownCount(reader)).isEqualTo("1");
      assertThat(reader.evaluate("location.hash")).isEqualTo("#verdict=broken&browser=firefox");
      assertThat(count(reader)).isEqualTo("1 of 84").isNotEqualTo(all);

      reader.go(-1);
      assertThat(reader.evaluate("location.hash")).isEqualTo("#verdict=broken");
      reader.go(-1);
      assertThat(count(reader)).isEqualTo(all);
      reader.go(2);
      assertThat(count(reader)).isEqualTo("1 of 84");

      reader.evaluate("document.querySelector('button[type=reset]').click()");
      assertThat(count(reader)).isEqualTo(all);
      assertThat(reader.evaluate("location.hash")).isEmpty();
    }
  }

  @Test(dataProvider = "browsers")
  public void a_url_with_filters_shows_the_matching_verdicts(Engine browser) {
    Reader reader = open(browser, "verdicts.html#baseline=worse&words=window");

    assertThat(count(reader)).isEqualTo("1 of 84");
    assertThat(reader.evaluate("document.querySelector('[name=baseline]').value"))
        .isEqualTo("worse");
    reader.open(uri("every", "index.html"));
    reader.open(uri("every", "verdicts.html#hosting=nowhere"));
    assertThat(count(reader)).isEqualTo("0 of 84");
  }

  @Test(dataProvider = "browsers")
  public void a_link_to_a_claim_opens_it(Engine browser) {
    Reader reader = open(browser, "claims.html#claim-worker-reaches-dom");

    assertThat(reader.evaluate("document.querySelector('#claim-worker-reaches-dom').open"))
        .isEqualTo("true");
    assertThat(reader.evaluate("document.querySelector('#claim-worker-tag-runs').open"))
        .isEqualTo("false");
  }

  @Test(dataProvider = "browsers")
  public void each_problem_is_one_link_away_from_headers_console_and_code(Engine browser) {
    Reader reader = open(browser, "index.html");

    reader.open(
        URI.create(
            reader.evaluate(
                "document.querySelector('#attention a[href*=inline_pyscript-com_firefox]').href")));

    assertThat(reader.evaluate("document.body.textContent"))
        .contains("Cross-Origin-Opener-Policy: same-origin", "console info", "<script worker>");
  }

  @Test(dataProvider = "browsers")
  public void pages_of_apps_and_diagnoses_open_under_their_policies_too(Engine browser)
      throws IOException {
    AppHtml.write(AppReportsTest.harmless(), folder.withFolder("every/app").path("every/app"));
    AppHtml.write(AppReportsTest.harmless(), folder.withFolder("dark/app").path("dark/app"));
    String diagnosis = DiagnosisPage.of(DiagnosisShownTest.diagnosis("x"));
    folder
        .with("every/diagnosis.html", diagnosis)
        .with("dark/app/style.css", dark(Files.readString(folder.path("dark/app/style.css"))))
        .with("dark/diagnosis.html", dark(diagnosis).replaceFirst("<meta http-equiv[^>]*>", ""));
    for (String page : List.of("app/index.html", "diagnosis.html")) {
      Reader reader = open(browser, page);

      assertThat(reader.problems()).as(page).isEmpty();
      assertThat(reader.evaluate("getComputedStyle(document.body).maxWidth"))
          .as(page)
          .isEqualTo("1312px");
      assertThat(Axe.serious(reader)).as(page).isEmpty();

      reader.open(uri("dark", page));
      assertThat(reader.evaluate("getComputedStyle(document.body).backgroundColor"))
          .as(page)
          .isEqualTo("rgb(19, 22, 25)");
      assertThat(Axe.serious(reader)).as(page + " in dark mode").isEmpty();
    }
  }

  /** The test cannot switch browsers to dark mode, so the dark styles are made unconditional. */
  private static String dark(String style) {
    return style.replace("(prefers-color-scheme: dark)", "all");
  }

  @Test(dataProvider = "browsers")
  public void a_screenshot_is_shown_from_disk(Engine browser) {
    assertThat(open(browser, VISIT).evaluate("document.querySelector('.picture img').naturalWidth"))
        .isEqualTo("2");
  }

  private long pages(String report) throws IOException {
    try (Stream<Path> files = Files.walk(folder.path(report))) {
      return files.filter(file -> file.toString().endsWith(".html")).count();
    }
  }

  @Test(dataProvider = "browsers")
  public void a_single_file_shows_the_part_that_its_address_names(Engine browser)
      throws IOException {
    try (Reader reader = new Reader(browser)) {
      String shown =
          "[...document.querySelectorAll('.page')].filter((e) => e.checkVisibility()).map((e) =>"
              + " e.id).join()";
      reader.open(uri("single", "report.html"));
      assertThat(reader.problems()).isEmpty();
      // Firefox reports no request for a local file.
      assertThat(reader.requests()).isSubsetOf(uri("single", "report.html").toString());
      assertThat(reader.evaluate(shown)).isEqualTo("index");
      assertThat(reader.evaluate("document.title")).startsWith("2 worse, 2 better");
      assertThat(reader.evaluate("document.querySelectorAll('.page').length"))
          .isEqualTo(String.valueOf(pages("several")));

      reader.evaluate("document.querySelector('#index .tallies a[href*=broken]').click()");
      assertThat(reader.evaluate("location.hash")).isEqualTo("#verdicts?verdict=broken");
      assertThat(
              reader.evaluate("new Promise((done) => setTimeout(() => done(%s)))".formatted(shown)))
          .isEqualTo("verdicts");
      assertThat(count(reader)).isEqualTo("1 of 84");
      choose(reader, "browser", "chrome");
      assertThat(reader.evaluate("location.hash"))
          .isEqualTo("#verdicts?verdict=broken&browser=chrome");
      assertThat(reader.evaluate(shown)).isEqualTo("verdicts");
      reader.go(-2);
      assertThat(reader.evaluate(shown)).isEqualTo("index");

      reader.open(URI.create("about:blank"));
      reader.open(uri("single", "report.html#claims/claim-worker-reaches-dom"));
      assertThat(reader.evaluate(shown)).isEqualTo("claims");
      assertThat(reader.evaluate("document.getElementById('claims/claim-worker-reaches-dom').open"))
          .isEqualTo("true");
      reader.open(URI.create("about:blank"));
      reader.open(uri("single", "report.html#" + VISIT.replace(".html", "")));
      assertThat(reader.evaluate(shown)).isEqualTo(VISIT.replace(".html", ""));
      assertThat(reader.evaluate("document.querySelector('.picture img').naturalWidth"))
          .isEqualTo("2");
      assertThat(Axe.serious(reader)).isEmpty();
    }
  }

  @Test(dataProvider = "browsers")
  public void a_single_file_can_be_read_without_scripts(Engine browser) throws IOException {
    String page = Files.readString(folder.path("single/report.html"));
    folder.with("single/plain.html", page.replaceFirst("script-src '[^']*'", "script-src 'none'"));
    try (Reader reader = new Reader(browser)) {
      for (String part : List.of("index", "claims", "verdicts", VISIT.replace(".html", ""))) {
        reader.open(URI.create("about:blank"));
        reader.open(uri("single", "plain.html#" + part));

        assertThat(reader.evaluate("document.querySelector('button.copy')")).isEqualTo("null");
        assertThat(
                reader.evaluate(
                    "[...document.querySelectorAll('.page')].filter((e) =>"
                        + " e.checkVisibility()).map((e) => e.id).join()"))
            .isEqualTo(part);
      }
    }
  }

  @Test(dataProvider = "browsers")
  public void the_link_of_a_verdict_can_be_copied(Engine browser) {
    Reader reader = open(browser, VISIT);

    reader.evaluate(
        "navigator.clipboard.writeText = async (text) => { globalThis.copied = text; }; ''");
    reader.evaluate(
        "document.querySelector('#claim-worker-reaches-dom [data-link] button').click()");
    assertThat(reader.evaluate("copied"))
        .isEqualTo(uri("every", VISIT) + "#claim-worker-reaches-dom");
    assertThat(
            reader.evaluate(
                "document.querySelector('#claim-worker-reaches-dom [data-link]"
                    + " button').textContent"))
        .isEqualTo("Copied");
  }

  @Test(dataProvider = "browsers")
  public void five_thousand_verdicts_are_filtered_too(Engine browser) {
    Reader reader = Objects.requireNonNull(readers.get(browser));
    reader.open(uri("many", "verdicts.html"));

    choose(reader, "claim", "sync-calls-main");

    assertThat(count(reader)).matches("\\d{4} of 5\\d{3}");
    assertThat(shownCount(reader)).isEqualTo(count(reader).replaceFirst(" .*", ""));
  }

  @Test(dataProvider = "someBrowsers")
  public void a_hostile_run_creates_no_element_runs_no_script_and_makes_no_request(Engine browser)
      throws IOException {
    assertThat(Hostile.TEXTS).hasSizeGreaterThanOrEqualTo(40);
    try (Reader reader = new Reader(browser)) {
      // They differ in letters: texts that differ in numbers only have one cause.
      List<String> harmless =
          IntStream.range(0, Hostile.TEXTS.size())
              .mapToObj(n -> Hostile.HARMLESS + (char) ('a' + n / 26) + (char) ('a' + n % 26))
              .toList();

      Elements expected = elements(reader, "harmless-" + browser, harmless, 1);
      Elements read = elements(reader, "hostile-" + browser, Hostile.TEXTS, Integer.MAX_VALUE);

      assertThat(read.views()).isEqualTo(expected.views());
      // The visits of a run differ in their texts only.
      assertThat(read.visits())
          .hasSizeGreaterThanOrEqualTo(Hostile.TEXTS.size())
          .containsOnly(expected.visits().get(0));
    }
  }

  @Test(dataProvider = "browsers")
  public void an_injected_script_does_not_run(Engine browser) throws IOException {
    String page = Files.readString(folder.path("every/index.html"));
    String planted =
        page.replace(
            "</main>",
            "<script>document.title = 'ran'</script>"
                + "<img src=x onerror=\"document.title = 'ran'\"></main>");
    folder
        .with("every/planted.html", planted)
        .with("every/open.html", planted.replaceAll("<meta http-equiv[^>]*>", ""));

    assertThat(open(browser, "planted.html").evaluate("document.title")).doesNotContain("ran");
    assertThat(open(browser, "open.html").evaluate("document.title")).isEqualTo("ran");
  }

  /**
   * The elements of the pages of a report, with the names of their attributes.
   *
   * @param views by file name
   * @param visits one for each page of a visit that was read
   */
  private record Elements(Map<String, String> views, List<String> visits) {}

  /** Reads every view of a report, and at most so many of its pages of visits. */
  private Elements elements(Reader reader, String name, List<String> texts, int visits)
      throws IOException {
    Path report = folder.path(name);
    ReportInput in = Hostile.input(texts);
    HtmlReport.write(in.beside(Against.run(in.run())), report);
    Elements elements = new Elements(new TreeMap<>(), new ArrayList<>());
    try (Stream<Path> files = Files.walk(report)) {
      for (Path page : files.filter(f -> f.toString().endsWith(".html")).sorted().toList()) {
        if (report.equals(page.getParent())) {
          elements.views().put(report.relativize(page).toString(), elements(reader, page, report));
        } else if (elements.visits().size() < visits) {
          elements.visits().add(elements(reader, page, report));
        }
      }
    }
    return elements;
  }

  private static String elements(Reader reader, Path page, Path report) {
    reader.open(page.toUri());
    assertThat(reader.problems()).as(page.toString()).isEmpty();
    assertThat(reader.requests())
        .as(page.toString())
        .allSatisfy(url -> assertThat(url).startsWith(report.toUri().toString()));
    // Sorting by text puts some elsewhere.
    return reader.evaluate(
        """
        [...document.querySelectorAll("*")]
          .map((e) => e.localName + e.getAttributeNames().sort()).sort().join()
        """);
  }

  private Reader open(Engine browser, String page) {
    Reader reader = Objects.requireNonNull(readers.get(browser));
    // A page that differs in its hash alone would not be loaded again.
    reader.open(URI.create("about:blank"));
    reader.open(uri("every", page));
    return reader;
  }

  private URI uri(String report, String page) {
    return URI.create(folder.path(report).toUri().toString().replaceFirst("/?$", "/") + page);
  }

  private static void choose(Reader reader, String filter, String value) {
    reader.evaluate(
        "{ const s = document.querySelector('[name="
            + filter
            + "]'); s.value = '"
            + value
            + "'; s.dispatchEvent(new Event('input', { bubbles: true })); }");
  }

  private static String count(Reader reader) {
    return reader.evaluate("document.querySelector('output').textContent");
  }

  private static String shownCount(Reader reader) {
    return reader.evaluate(
        "[...document.querySelectorAll('.names tbody tr')].filter((r) =>"
            + " r.checkVisibility()).length");
  }
}
