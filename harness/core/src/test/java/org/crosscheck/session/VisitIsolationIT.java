package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.crosscheck.engine.Engine;
import org.crosscheck.given.Browsers;
import org.crosscheck.given.Pages;
import org.crosscheck.given.TestEngines;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.HeaderLine;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A visit sees all of its own traffic, and nothing that another visit stored. */
public class VisitIsolationIT {
  private Browsers browsers = new Browsers();
  private Pages pages = new Pages();

  @BeforeClass
  public void start() {
    stop();
    browsers = new Browsers();
    pages = new Pages();
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    browsers.close();
    pages.close();
  }

  @DataProvider(parallel = true)
  public Object[][] both() {
    return new Object[][] {{TestEngines.CHROME}, {TestEngines.FIREFOX}};
  }

  @Test(dataProvider = "both")
  public void nothing_that_a_visit_stored_exists_in_the_next(Engine browser) {
    pages.file("storing", "worker.js", "addEventListener('fetch', () => {});");
    URI page =
        pages.page(
            "storing",
            """
            fact("left", {
              cookie: document.cookie,
              local: localStorage.length,
              session: sessionStorage.length,
              caches: (await caches.keys()).length,
              databases: (await indexedDB.databases()).length,
              workers: (await navigator.serviceWorker.getRegistrations()).length,
            });
            document.cookie = "a=b; max-age=3600";
            localStorage.a = sessionStorage.a = "b";
            await caches.open("a");
            await new Promise((resolve) => { indexedDB.open("a").onsuccess = resolve });
            await navigator.serviceWorker.register("worker.js");
            await navigator.serviceWorker.ready;
            fact("done");
            """);
    Map<String, Object> nothing =
        Map.of(
            "cookie", "", "local", 0L, "session", 0L, "caches", 0L, "databases", 0L, "workers", 0L);

    for (int i = 0; i < 3; i++) {
      Observation seen = browsers.visit(browser, page);

      assertThat(seen.outcome()).as(seen.toString()).isEqualTo(Outcome.DONE);
      assertThat(seen.fact("left"))
          .hasValueSatisfying(f -> assertThat(f.value()).isEqualTo(nothing));
    }
  }

  @Test(dataProvider = "both")
  public void a_file_is_requested_again_in_each_visit(Engine browser) {
    pages.file("asking", "asset.js", "fact('done')");
    URI page = pages.page("asking", "import './asset.js'");

    for (int i = 0; i < 2; i++) {
      Observation seen = browsers.visit(browser, page);

      assertThat(exchange(seen, "asset.js"))
          .extracting(Exchange::status, Exchange::fromCache)
          .containsExactly(200, false);
    }
  }

  @Test(dataProvider = "both")
  public void header_lines_are_recorded_as_the_browser_reports_them(Engine browser) {
    pages.file("headers", "asset.js", "fact('done')");
    Observation seen = browsers.visit(browser, pages.page("headers", "import './asset.js'"));

    for (String file : List.of("index.html", "asset.js")) {
      List<HeaderLine> twice =
          exchange(seen, file).headers().stream()
              .filter(line -> line.name().equalsIgnoreCase("X-Twice"))
              .toList();
      // Firefox joins lines with the same name, and reports the spelling of the first.
      assertThat(twice)
          .isEqualTo(
              browser.equals(TestEngines.CHROME)
                  ? List.of(new HeaderLine("X-Twice", "first"), new HeaderLine("x-TWICE", "second"))
                  : List.of(new HeaderLine("X-Twice", "first, second")));
    }
  }

  @Test(dataProvider = "both")
  public void requests_of_workers_are_seen_in_their_visit(Engine browser) {
    pages.file(
        "working",
        "worker.js",
        """
        importScripts("imported.js");
        fetch("data.json").then((r) => r.text()).then(() => {
          const inner = new Worker("inner.js");
          inner.onmessage = () => new BroadcastChannel("crosscheck").postMessage(
            JSON.stringify({ name: "done", value: true, from: "worker" }));
        });
        """);
    pages.file("working", "imported.js", "");
    pages.file("working", "data.json", "{}");
    pages.file("working", "inner.js", "fetch('inner.json').then(() => postMessage(1));");
    pages.file("working", "inner.json", "{}");

    Observation seen = browsers.visit(browser, pages.page("working", "new Worker('worker.js')"));

    assertThat(seen.outcome()).isEqualTo(Outcome.DONE);
    assertThat(seen.exchanges())
        .extracting(e -> e.url().replaceFirst(".*/", ""))
        .contains("index.html", "worker.js", "imported.js", "data.json");
    // Chrome does not report the requests of a worker's worker.
    if (browser.equals(TestEngines.FIREFOX)) {
      assertThat(seen.exchanges())
          .extracting(e -> e.url().replaceFirst(".*/", ""))
          .contains("inner.js", "inner.json");
    }
  }

  private static Exchange exchange(Observation seen, String file) {
    return seen.exchanges().stream()
        .filter(e -> e.url().endsWith("/" + file))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + file + " in " + seen.exchanges()));
  }
}
