package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.cdn.ImportedPackages;
import org.crosscheck.cdn.NpmFiles;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.given.Nightly;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.server.AppFolder;
import org.crosscheck.server.AppServer;
import org.crosscheck.server.CdnFiles;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Runs {@code app} with pages in both real browsers, from the command line to the report. */
public class AppIT {
  private static final String HEAD =
      """
      <!doctype html><html><head><meta charset="utf-8"><link rel="icon" href="data:,">
      <link rel="stylesheet" href="https://pyscript.net/releases/2024.9.1/core.css"
        integrity="sha384-of-another-file">
      <script type="module" src="https://pyscript.net/releases/2024.9.1/core.js"></script>
      </head><body><p id="out"></p>
      """;

  private static final String WORKER =
      """
      <script type="mpy" worker>
      from pyscript import document
      document.querySelector("#out").textContent = "from a worker"
      </script>
      """;

  /** A page without PyScript is done when it has loaded, which keeps these tests short. */
  private static final String PLAIN =
      "<!doctype html><link rel=\"icon\" href=\"data:,\"><p id=\"out\">four</p><script>%s</script>";

  private Folder home = new Folder();

  /** Creates a separate project, so that reports are written there. */
  @BeforeClass
  public void project() throws IOException {
    Checkout real = Checkout.above(Path.of(""));
    Path modules = Provisioning.release(real, System.out::println).packages();
    home.close();
    home = new Folder().withFolder("fixtures");
    for (String file : List.of("package.json", "package-lock.json", "releases.yaml")) {
      home.with("fixtures/" + file, Files.readString(real.fixtures().resolve(file)));
    }
    for (String hosting : List.of("bare", "pyscript-com", "mini-coi")) {
      String file = "hostings/" + hosting + ".yaml";
      home.with("fixtures/" + file, Files.readString(real.fixtures().resolve(file)));
    }
    Files.copy(
        real.fixtures().resolve("npm-versions.json"), home.path("fixtures/npm-versions.json"));
    Files.createSymbolicLink(home.path("fixtures/node_modules"), modules);
    Files.createSymbolicLink(
        home.path("fixtures/platforms"), real.fixtures().resolve("platforms").toRealPath());
  }

  @AfterClass(alwaysRun = true)
  public void clean() {
    home.close();
  }

  @Test
  public void a_page_runs_with_other_releases_and_its_files_are_not_changed() throws IOException {
    try (Folder app = new Folder().with("index.html", HEAD + WORKER)) {
      Map<String, String> before = contents(app.path());

      CommandResult result = app(app, "--hosting=pyscript-com", "--release=2025.3.1,2026.7.3");

      assertThat(result.exit()).as(result.toString()).isEqualTo(Main.Exit.SAME);
      assertThat(result.out())
          .contains(
              "index.html  2025.3.1  pyscript-com  works   works",
              "index.html  2026.7.3  pyscript-com  works   works",
              "index.html:2 https://pyscript.net/releases/2024.9.1/core.css was replaced with the"
                  + " copy of 2025.3.1 and 2026.7.3",
              "index.html:3 integrity=\"sha384-of-another-file\" was removed",
              "index.html:4 https://pyscript.net/releases/2024.9.1/core.js was replaced with the"
                  + " copy of 2025.3.1 and 2026.7.3",
              "It works in all 4 visits.")
          // Everything that was requested was on this machine.
          .doesNotContain("Noted:", "Served in place of the CDN");
      assertThat(contents(app.path())).isEqualTo(before);
    }
  }

  @Test(groups = Nightly.ONLY)
  public void a_worker_finishes_anywhere_and_a_python_error_is_quoted_as_the_reason()
      throws IOException {
    try (Folder app =
        new Folder()
            .with("good.html", HEAD + "<script type=\"mpy\" worker>print('hello')</script>")
            .with("bad.html", HEAD + "<script type=\"mpy\" src=\"main.py\"></script>")
            .with("main.py", "1 / 0\n")
            .with(
                "mine.yaml",
                """
                pages:
                  - path: good.html
                    hostings: [bare, mini-coi]
                  - path: bad.html
                    hostings: bare
                """)) {
      CommandResult result = app(app, "--manifest=" + app.path("mine.yaml"));

      assertThat(result.exit()).as(result.toString()).isEqualTo(Main.Exit.DIFFERS);
      assertThat(result.out())
          .containsPattern("good.html +2026.7.3 +bare +works +works")
          .containsPattern("good.html +2026.7.3 +mini-coi +works +works")
          .containsPattern("bad.html +2026.7.3 +bare +FAILS +FAILS")
          .contains("<script src=\"/mini-coi.js\"></script> was added")
          .contains("in chrome\n    - Console error: PythonError: Traceback")
          .contains("in firefox\n    - Console error: Error: Traceback")
          .contains("ZeroDivisionError: divide by zero");
      Path report = newest();
      assertThat(Files.readString(report.resolve("index.html"))).contains("ZeroDivisionError");
      assertThat(Files.readString(report.resolve("app.json"))).contains("\"verdict\" : \"FAILS\"");
    }
  }

  @Test
  public void a_manifest_lists_several_pages() {
    try (Folder app =
        new Folder()
            .with(
                "crosscheck.yaml",
                """
                hostings: bare
                timeout-seconds: 1
                pages:
                  - path: silent.html
                    done-selector: "#never"
                  - path: differs.html
                    text: {"#out": five, "#gone": six}
                  - path: late.html
                    text: {"#out": "so late"}
                    timeout-seconds: 20
                  - path: allowed.html
                    allow: [known trouble]
                  - path: error.html
                  - path: file.html
                    done-selector: "#["
                """)
            .with("silent.html", PLAIN.formatted(""))
            .with("differs.html", PLAIN.formatted(""))
            .with(
                "late.html",
                PLAIN.formatted(
                    "setTimeout(() => { document.querySelector('#out').textContent = ' so\\n"
                        + " late' }, 300)"))
            .with(
                "allowed.html",
                PLAIN.formatted(
                    "console.error(new Error('known trouble')); throw new Error('known trouble')"))
            .with("error.html", PLAIN.formatted("throw new Error('unknown trouble')"))
            .with("file.html", PLAIN.formatted(""))) {
      CommandResult result = app(app, "--no-doctor");

      assertThat(result.exit()).as(result.toString()).isEqualTo(Main.Exit.DIFFERS);
      assertThat(result.out())
          .containsPattern("silent.html +its own +bare +FAILS +FAILS")
          .contains("- The done selector '#never' matched nothing within 1 s.")
          .containsPattern("differs.html +its own +bare +FAILS +FAILS")
          .contains("- '#out' must contain 'five' but contains 'four'.")
          .contains("- There is no '#gone' to contain 'six'.")
          .containsPattern("late.html +its own +bare +works +works")
          .containsPattern("allowed.html +its own +bare +works +works")
          .containsPattern("error.html +its own +bare +FAILS +FAILS")
          .contains("- Page error: Error: unknown trouble")
          .contains("- '#[' is not a CSS selector.")
          .contains("The page requested nothing of the release under test")
          .contains("4 of 12 visits work.");
    }
  }

  @Test(groups = Nightly.ONLY)
  public void a_page_without_pyscript_that_breaks_after_it_was_loaded_does_not_work() {
    String soon = PLAIN.formatted("setTimeout(() => { %s }, 300)");
    try (Folder app =
        new Folder()
            .with(
                "crosscheck.yaml",
                manifest("hang", "blank", "close", "fetch", "logs", "none", "socket"))
            .with("blank.html", soon.formatted("location.href = 'about:blank'"))
            .with("close.html", soon.formatted("window.close()"))
            .with("hang.html", soon.formatted("for (;;);"))
            .with("logs.html", soon.formatted("console.error('so late')"))
            .with("none.html", soon.formatted("document.documentElement.remove()"))
            .with(
                "fetch.html",
                PLAIN.formatted("fetch('fetch.html').then(() => { throw new Error('then') })"))
            .with("socket.html", PLAIN.formatted("new WebSocket('ws://127.0.0.1:9/')"))) {
      CommandResult result = app(app, "--no-doctor", "--timeout=4");

      assertThat(result.exit()).as(result.toString()).isEqualTo(Main.Exit.DIFFERS);
      assertThat(result.out())
          .contains("its main thread was busy until the visit ended")
          .contains("- There is no page anymore: the page left for about:blank.")
          .contains("- There is no page anymore: the page closed itself.")
          .contains("- Page error: Error: then")
          .contains("- Console error: so late")
          .contains("- The page removed its own document.")
          .contains("- The WebSocket ws://127.0.0.1:9/ failed.")
          .contains("0 of 14 visits work.");
    }
  }

  @Test
  public void a_page_is_done_when_each_of_its_tags_is_and_then_nothing_happens() {
    String done = "document.querySelector('#out').textContent = 'late'";
    try (Folder app =
        new Folder()
            .with(
                "crosscheck.yaml",
                manifest("error", "tags", "kinds")
                    .replace("{path: tags.html}", "{path: tags.html, text: {'#out': late}}"))
            .with(
                "tags.html",
                HEAD
                    + "<script type=\"mpy\">1</script><script>setTimeout(() => {"
                    + "const tag = document.createElement('script');"
                    + "tag.type = 'mpy'; tag.textContent = `from pyscript import document\n"
                    + done.replace("'#out'", "\"#out\"").replace("'late'", "\"late\"")
                    + "`; document.body.append(tag) }, 4000)</script>")
            .with(
                "error.html",
                HEAD
                    + "<script type=\"mpy\">\nimport asyncio\nasync def later():\n"
                    + "  await asyncio.sleep(0.5)\n  1 / 0\n"
                    + "asyncio.create_task(later())</script>")
            .with(
                "kinds.html",
                HEAD
                    + "<script type=\"mpy-editor\">1</script>"
                    + "<script type=\"micropython\">1</script>"
                    + "<script type=\"mpy\">1</script>")) {
      CommandResult result = app(app, "--no-doctor");

      assertThat(result.exit()).as(result.toString()).isEqualTo(Main.Exit.DIFFERS);
      assertThat(result.out())
          .containsPattern("tags.html +2026.7.3 +bare +works +works")
          .containsPattern("error.html +2026.7.3 +bare +FAILS +FAILS")
          .contains("ZeroDivisionError: divide by zero")
          .containsPattern("kinds.html +2026.7.3 +bare +works +works");
    }
  }

  @Test
  public void the_most_telling_line_comes_first_and_the_doctor_last() {
    try (Folder app =
        new Folder()
            .with("crosscheck.yaml", manifest("core", "config", "worker"))
            .with("core.html", PLAIN.formatted("").replace("<script>", "<script src=gone/core.js>"))
            .with("config.html", HEAD + "<script type=\"mpy\" config=\"gone.toml\">1</script>")
            .with(
                "worker.html",
                HEAD + WORKER.replace("import document", "import document; alert = print"))) {
      CommandResult result = app(app, "--timeout=15");

      assertThat(result.exit()).as(result.toString()).isEqualTo(Main.Exit.DIFFERS);
      assertThat(result.out())
          .containsPattern("core.html +its own +bare +FAILS +FAILS")
          .containsPattern(
              "in firefox\n    - GET http://localhost:\\d+/gone/core.js returned status")
          .contains("uses its own PyScript, http://localhost:")
          .containsPattern("in firefox\n    - GET http://localhost:\\d+/gone.toml returned status")
          .contains("- PyScript shows: (PY0404)")
          .contains("in chrome\n    - PyScript warned: Unable to use `window` or `document`")
          .contains("in firefox\n    - PyScript warned: Unable to use `window` or `document`")
          .contains("- The doctor says: Cross-Origin-Opener-Policy is missing.")
          .contains("See './crosscheck doctor " + app.path("worker.html") + "'.")
          .contains("0 of 6 visits work.");
    }
  }

  @Test
  public void what_this_machine_cannot_reach_is_not_the_fault_of_the_page() {
    try (Folder app =
        new Folder()
            .with(
                "index.html",
                PLAIN.formatted("fetch('https://files.crosscheck.invalid/a-1-py3-none.whl')"))) {
      CommandResult result = app(app, "--hosting=bare");

      assertThat(result.exit()).as(result.toString()).isEqualTo(Main.Exit.INTERNAL_ERROR);
      assertThat(result.out())
          .containsPattern("index.html +its own +bare +INCONCLUSIVE +INCONCLUSIVE")
          .contains(
              "- https://files.crosscheck.invalid/a-1-py3-none.whl could not be reached from this"
                  + " machine")
          .contains("2 could not be judged.");
    }
  }

  @Test
  public void an_error_in_a_worker_is_quoted_in_each_browser() {
    String worker = "new Worker(URL.createObjectURL(new Blob([\"%s\"])))";
    try (Folder app =
        new Folder()
            .with("crosscheck.yaml", manifest("logged", "rejected", "thrown"))
            .with(
                "logged.html",
                PLAIN.formatted(worker.formatted("console.error(new TypeError('logged there'))")))
            .with(
                "rejected.html",
                PLAIN.formatted(worker.formatted("Promise.reject(new TypeError('rejected'))")))
            .with(
                "thrown.html",
                PLAIN.formatted(worker.formatted("throw new TypeError('thrown there')")))) {
      CommandResult result = app(app, "--no-doctor");

      assertThat(result.out())
          .as(result.toString())
          .containsPattern(
              "logged.html .* in chrome\n"
                  + ".* in firefox\n"
                  + "    - Console error: TypeError: logged there")
          .containsPattern("rejected.html .* in chrome\n    - Page error: TypeError: rejected")
          .containsPattern("thrown.html .* in chrome\n    - Page error: TypeError: thrown there")
          .contains("0 of 6 visits work.");
    }
  }

  @Test
  public void a_page_with_a_server_beside_it_is_done_at_a_line_of_its_worker() {
    String socket =
        "const { searchParams } = new URL(location); const socket = new WebSocket("
            + "'ws://localhost:' + searchParams.get('port')); socket.onmessage = ({ data }) =>"
            + " new Worker(URL.createObjectURL(new Blob(["
            + "`setTimeout(() => console.log('the worker has ${data}'), 300)`])));";
    try (Folder app =
        new Folder()
            .with("index.html", PLAIN.formatted(socket))
            .with(
                "crosscheck.yaml",
                """
                hostings: bare
                timeout-seconds: 10
                serve:
                  - command: %s
                    port-variable: WS
                pages:
                  - path: index.html?port={WS}
                    name: works
                    done-console: the worker has news
                  - path: ?port={WS}
                    name: fails
                    timeout-seconds: 3
                    done-console: [the worker has news, the worker has more]
                """
                    .formatted(SocketServer.command()))) {
      CommandResult result = app(app, "--no-doctor");

      // A line that does not come in time proves nothing on a busy machine, which is then named.
      boolean busy = result.out().contains("This machine was busy: ");
      assertThat(result.exit())
          .as(result.toString())
          .isIn(Main.Exit.DIFFERS, busy ? Main.Exit.INTERNAL_ERROR : Main.Exit.DIFFERS);
      assertThat(result.out())
          .containsPattern("works +its own +bare +works +works")
          .containsPattern(
              busy ? "fails +its own +bare +.*INCONCLUSIVE" : "fails +its own +bare +FAILS +FAILS")
          .contains("- No console line contained 'the worker has more' within 3 s.")
          .doesNotContain("'the worker has news' within");
    }
  }

  @Test(groups = Nightly.ONLY)
  public void a_server_that_ends_explains_why_its_page_fails() {
    String socket = "new WebSocket('ws://localhost:' + new URL(location).searchParams.get('port'))";
    try (Folder app =
        new Folder()
            .with("index.html", PLAIN.formatted(socket))
            .with(
                "crosscheck.yaml",
                "hostings: bare\nserve: "
                    + SocketServer.command()
                    + " fail\npages: [{path: 'index.html?port={PORT}'}]\n")) {
      CommandResult result = app(app, "--no-doctor", "--browser=firefox");

      assertThat(result.exit()).as(result.toString()).isEqualTo(Main.Exit.DIFFERS);
      assertThat(result.out())
          .containsPattern("- The WebSocket ws://localhost:\\d+/ failed.")
          .containsPattern("- The server '.*' ended with exit code 7; its last output: listening")
          .contains("cannot go on");
    }
  }

  @Test(groups = Nightly.ONLY)
  public void a_flood_of_console_lines_does_not_harm_the_next_page() {
    try (Folder app =
        new Folder()
            .with("crosscheck.yaml", manifest("flood", "next"))
            .with(
                "flood.html",
                PLAIN.formatted("for (let i = 0; i < 150000; i++) console.log('line ' + i)"))
            .with("next.html", PLAIN.formatted(""))) {
      CommandResult result = app(app, "--no-doctor", "--timeout=4");

      assertThat(result.out())
          .as(result.toString())
          .containsPattern("next.html +its own +bare +works +works")
          .containsPattern("dropped between the first and the last: console lines \\d{4,}")
          .doesNotContain("java.", "Exception");
    }
  }

  @Test
  public void a_folder_that_is_a_build_of_pyscript_is_served_from_each_release() {
    String page =
        "<!doctype html><link rel=\"icon\" href=\"data:,\"><script type=\"module\""
            + " src=\"../../dist/core.js\"></script><script type=\"mpy\">1</script>";
    try (Folder app =
        new Folder()
            .with("tests/index.html", page)
            .with("crosscheck.yaml", "pyscript: dist\npages: [{path: tests/index.html}]\n")) {
      CommandResult result =
          app(app, "--hosting=bare", "--release=2025.3.1,2026.7.3", "--browser=chrome");

      assertThat(result.exit()).as(result.toString()).isEqualTo(Main.Exit.SAME);
      assertThat(result.out())
          .containsPattern("tests/index.html +2025.3.1 +bare +works")
          .containsPattern("tests/index.html +2026.7.3 +bare +works");
    }
  }

  @Test
  public void a_page_is_opened_at_its_url() {
    try (Folder app = new Folder().with("index.html", PLAIN.formatted(""));
        AppServer elsewhere =
            AppServer.start(
                new AppFolder(app.path()),
                new CdnFiles(
                    Given.release(),
                    new NpmFiles(new ImportedPackages(app.path(), step -> {})),
                    Optional.empty()),
                List.of(bare()),
                home.path("fixtures/node_modules"),
                List.of())) {
      String address = URI.create(elsewhere.site(bare()) + "/").toString();

      CommandResult works =
          CommandResult.in(new Checkout(home.path()), "app", address, "--browser=firefox");
      CommandResult fails =
          CommandResult.in(
              new Checkout(home.path()), "app", address + "gone.html", "--browser=chrome");

      assertThat(works.exit()).as(works.toString()).isEqualTo(Main.Exit.SAME);
      assertThat(works.out()).contains("its own", "It works.");
      assertThat(fails.exit()).as(fails.toString()).isEqualTo(Main.Exit.DIFFERS);
      assertThat(fails.out()).contains("- The page itself returned status 404.");
    }
  }

  private static String manifest(String... pages) {
    return Stream.of(pages)
        .map(page -> "  - {path: " + page + ".html}\n")
        .collect(Collectors.joining("", "hostings: bare\npages:\n", ""));
  }

  private Hosting bare() {
    return HostingCatalog.read(home.path("fixtures")).hosting("bare");
  }

  private CommandResult app(Folder app, String... options) {
    return CommandResult.in(
        new Checkout(home.path()),
        Stream.concat(Stream.of("app", app.path().toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private Path newest() throws IOException {
    try (Stream<Path> all = Files.list(home.path("reports/apps"))) {
      return all.sorted().reduce((first, second) -> second).orElseThrow();
    }
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        contents.put(file.toString(), Files.readString(file) + Files.getLastModifiedTime(file));
      }
    }
    return contents;
  }
}
