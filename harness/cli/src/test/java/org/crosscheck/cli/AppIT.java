package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.server.AppFolder;
import org.crosscheck.server.AppServer;
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
                  + " release's copy",
              "index.html:3 integrity=\"sha384-of-another-file\" was removed",
              "index.html:4 https://pyscript.net/releases/2024.9.1/core.js was replaced with the"
                  + " release's copy",
              "It works in all 4 visits.")
          // Everything that was requested was on this machine.
          .doesNotContain("Noted:", "Served in place of the CDN");
      assertThat(contents(app.path())).isEqualTo(before);
    }
  }

  @Test
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
      CommandResult result = app(app);

      assertThat(result.exit()).as(result.toString()).isEqualTo(Main.Exit.DIFFERS);
      assertThat(result.out())
          .containsPattern("silent.html +2026.7.3 +bare +FAILS +FAILS")
          .contains("- The done selector '#never' matched nothing within 1 s.")
          .containsPattern("differs.html +2026.7.3 +bare +FAILS +FAILS")
          .contains("- '#out' must contain 'five' but contains 'four'.")
          .contains("- There is no '#gone' to contain 'six'.")
          .containsPattern("late.html +2026.7.3 +bare +works +works")
          .containsPattern("allowed.html +2026.7.3 +bare +works +works")
          .containsPattern("error.html +2026.7.3 +bare +FAILS +FAILS")
          .contains("- Page error: Error: unknown trouble")
          .contains("- '#[' is not a CSS selector.")
          .contains("The page requested nothing of PyScript 2026.7.3 from the CDN")
          .contains("4 of 12 visits work.");
    }
  }

  @Test
  public void a_page_is_opened_at_its_url() {
    try (Folder app = new Folder().with("index.html", PLAIN.formatted(""));
        AppServer elsewhere =
            AppServer.start(
                new AppFolder(app.path()),
                Given.release(),
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
