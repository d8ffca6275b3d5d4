package org.crosscheck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.given.Browsers;
import org.crosscheck.given.Folder;
import org.crosscheck.given.TestEngines;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.message.Progress;
import org.crosscheck.message.UserError;
import org.crosscheck.release.RequestedRelease;
import org.crosscheck.server.AppFolder;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Commands;
import org.testng.SkipException;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/**
 * Checks pages of users in a browser that reports nothing by itself; skipped where there is none.
 */
public class WebKitAppIT {
  private static final Checkout CHECKOUT = new Checkout(Path.of("../.."));

  private static final String HEAD =
      """
      <!doctype html><html><head><meta charset="utf-8"><link rel="icon" href="data:,">
      <script type="module" src="https://pyscript.net/releases/2026.7.3/core.js"></script>
      </head><body><p id="out"></p>
      """;

  private static final String WRITES =
      HEAD
          + """
          <script type="mpy" worker>
          from pyscript import document
          document.querySelector("#out").textContent = "42"
          </script>
          """;

  @BeforeClass
  public void skipWithoutWebKit() {
    for (String program : List.of("WebKitWebDriver", "Xvfb")) {
      if (Commands.output(List.of("which", program)).isEmpty()) {
        throw new SkipException(program + " is not installed; it is optional");
      }
    }
  }

  @Test
  public void a_page_fails_for_the_reasons_that_other_browsers_give() {
    try (Folder app =
        new Folder()
            .with("writes.html", WRITES)
            .with("raises.html", HEAD + "<script type=\"mpy\" worker>1 / 0</script>")
            .with(
                "plain.html",
                """
                <!doctype html><link rel="icon" href="data:,"><script>
                console.error("logged", { by: "the page" });
                fetch("missing.json").then(() => { throw new Error("thrown later"); });
                </script>
                """)) {
      AppRun run =
          run(
              app,
              new AppPage(
                  "writes.html",
                  "writes.html",
                  DoneWhen.PYSCRIPT_IS,
                  List.of(),
                  Map.of("#out", "42"),
                  List.of(),
                  List.of(),
                  Duration.ofSeconds(15)),
              AppPage.at("raises.html"),
              AppPage.at("plain.html"));

      assertThat(verdict(run, "writes.html", "pyscript-com").kind())
          .as(run.visits().toString())
          .isEqualTo(AppVerdict.Kind.WORKS);
      assertThat(verdict(run, "writes.html", "bare").reasons().toString())
          .as("as in Safari, a page that is not isolated has no SharedArrayBuffer")
          .contains("This requires SharedArrayBuffer support");
      assertThat(verdict(run, "raises.html", "pyscript-com").reasons().toString())
          .as("the console of a worker")
          .contains("ZeroDivisionError");
      assertThat(verdict(run, "plain.html", "bare").reasons())
          .anyMatch(reason -> reason.matches("GET .*/missing\\.json returned status 404\\."))
          .anyMatch(reason -> reason.startsWith("Page error: Error: thrown later"))
          .contains("Console error: logged {\"by\":\"the page\"}");
    }
  }

  @Test
  public void a_page_that_leaves_the_watch_behind_is_not_judged() {
    try (Folder app =
        new Folder()
            .with("leaves.html", "<!doctype html><script>location = 'there.txt'</script>")
            .with("there.txt", "a text")) {
      AppVerdict verdict = verdict(run(app, AppPage.at("leaves.html")), "leaves.html", "bare");

      assertThat(verdict.kind()).as(verdict.toString()).isEqualTo(AppVerdict.Kind.INCONCLUSIVE);
      assertThat(verdict.reasons()).first().asString().startsWith("The page was not watched");
    }
  }

  @Test
  public void a_hosting_under_a_name_that_it_cannot_resolve_is_left_out() {
    try (Folder app = new Folder().with("page.html", "<!doctype html><p>Hello")) {
      List<String> progress = new ArrayList<>();

      assertThatThrownBy(
              () -> run(app, List.of("plain-http"), progress::add, AppPage.at("page.html")))
          .isInstanceOf(UserError.class)
          .hasMessageStartingWith("Nothing was opened");
      assertThat(progress)
          .contains(
              "Leaving out WebKit under plain-http, because it cannot be told where insecure.test"
                  + " leads");
    }
  }

  private static AppVerdict verdict(AppRun run, String page, String hosting) {
    return run.visits().stream()
        .filter(visit -> visit.page().equals(page) && visit.hosting().equals(hosting))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  private static AppRun run(Folder app, AppPage... pages) {
    return run(app, List.of("pyscript-com", "bare"), Progress.NONE, pages);
  }

  private static AppRun run(Folder app, List<String> under, Progress progress, AppPage... pages) {
    HostingCatalog catalog = HostingCatalog.read(CHECKOUT.fixtures());
    List<Hosting> hostings = under.stream().map(catalog::hosting).toList();
    AppRequest request =
        new AppRequest(
            "app",
            Optional.of(new AppFolder(app.path())),
            List.of(pages).stream()
                .map(page -> page.under(hostings).within(Browsers.scaled(Duration.ofSeconds(15))))
                .toList(),
            List.of(RequestedRelease.INSTALLED),
            Set.of(TestEngines.WEBKIT),
            Surroundings.NONE,
            false);
    return new AppCheck(CHECKOUT, request, progress, visit -> {}, stopped -> {}).run();
  }
}
