package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.crosscheck.engine.Engine;
import org.crosscheck.given.Browsers;
import org.crosscheck.given.Pages;
import org.crosscheck.given.TestEngines;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.PageError;
import org.testng.annotations.AfterClass;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Whatever a page does, its visit ends as expected, and the browser accepts the next one. */
public class PageBehaviourIT {
  private static final Duration SHORT = Duration.ofSeconds(1);

  private Browsers browsers = new Browsers();
  private Pages pages = new Pages();

  @BeforeClass
  public void start() {
    stop();
    browsers = new Browsers();
    pages = new Pages();
    pages.page("next", "fact('done')");
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

  /** Checks after every test that its session is still running and accepts a visit. */
  @AfterMethod(alwaysRun = true)
  public void the_next_visit_works(Object[] parameters) {
    Engine browser = (Engine) parameters[0];

    Observation seen = browsers.visit(browser, pages.address("next", "index.html"));

    assertThat(seen.outcome()).as(seen.detail()).isEqualTo(Outcome.DONE);
    assertThat(browsers.shared(browser).state()).isEqualTo(Session.State.RUNNING);
  }

  @Test(dataProvider = "both")
  public void errors_of_pages_and_workers_are_recorded_with_their_texts(Engine browser) {
    String worker =
        "console.error('told:', new RangeError('by a worker'));"
            + " setTimeout(() => { throw new TypeError('uncaught in a worker'); });";
    Observation seen =
        browsers.visit(
            browser,
            pages.page(
                "errors",
                "console.error(new SyntaxError('by a page'));"
                    + " const address = URL.createObjectURL(new Blob([`"
                    + worker
                    + "`]));"
                    + " const worker = new Worker(address);"
                    // The driver hears of the worker's error on another way than of facts.
                    + " worker.onerror = async () => {"
                    + " for (let i = 0; i < 50; i++) await fetch(location.href);"
                    + " fact('done'); }"));

    assertThat(seen.outcome()).as(seen.detail()).isEqualTo(Outcome.DONE);
    assertThat(seen.console())
        .extracting(ConsoleLine::text)
        .contains("SyntaxError: by a page", "told: RangeError: by a worker");
    assertThat(seen.errors())
        .extracting(PageError::text)
        .anyMatch(text -> text.contains("uncaught in a worker"));
  }

  @Test(dataProvider = "both")
  public void a_page_that_never_answers_ends_at_its_deadline_with_what_was_seen(Engine browser) {
    Observation seen =
        visitShortly(browser, pages.page("silent", "fact('ready'); console.log('here')"));

    assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(seen.detail()).isEqualTo("waited 1 s for done");
    assertThat(seen.load().idleGap().orElseThrow()).isPositive().isFinite();
    assertThat(seen.facts())
        .extracting(Fact::name)
        .containsExactly("document.url", "document.isolated", "ready", "browser.navigations");
    assertThat(seen.console()).extracting(ConsoleLine::text).containsExactly("here");
    assertThat(seen.exchanges()).first().extracting(Exchange::status).isEqualTo(200);
    assertThat(seen.timings().page()).isGreaterThanOrEqualTo(900);
  }

  @DataProvider(parallel = true)
  public Object[][] interruptions() {
    String go = "; fact('done')";
    Object[][] scripts = {
      {"alert('a'); confirm('b'); prompt('c')" + go},
      {
        "addEventListener('beforeunload', e => { e.preventDefault(); e.returnValue = 'stay' })" + go
      },
      {"addEventListener('unload', () => { for (;;); })" + go},
      {"open('../../../next/plain/none/index.html'); open('about:blank')" + go},
      {"open(location.href.includes('#') ? '' : location.href + '#2')" + go},
      {
        "const a = document.createElement('a'); a.href = 'data:application/zip,x'; a.download ="
            + " 'x.zip';document.body.append(a); a.click()"
            + go
      },
      {"document.documentElement.requestFullscreen().catch(() => {}); focus()" + go},
      {"history.pushState({}, '', '/elsewhere'); history.pushState({}, '', '#x')" + go},
      {"if (!location.search) { fact('left'); location.search = '?again' } else fact('done')"},
      {"navigator.sendBeacon('/beacon', 'x'); window.stop()" + go},
    };
    return cross(scripts);
  }

  @Test(dataProvider = "interruptions")
  public void a_page_that_misbehaves_still_answers(Engine browser, String script) {
    String name = "interrupting-" + browser.id() + Integer.toHexString(script.hashCode());
    Observation seen = browsers.visit(browser, pages.page(name, script));

    assertThat(seen.outcome()).as(seen.toString()).isEqualTo(Outcome.DONE);
  }

  @Test(dataProvider = "both")
  public void a_screenshot_is_taken_only_if_it_is_wanted(Engine browser) {
    URI url = pages.page("seen-" + browser.id(), "fact('color', 'red'); fact('done')");
    for (boolean wanted : new boolean[] {true, false}) {
      List<byte[]> screenshots = new CopyOnWriteArrayList<>();
      ScreenshotPolicy policy =
          new ScreenshotPolicy() {
            @Override
            public boolean wants(Observation seen) {
              assertThat(seen.fact("color")).isPresent();
              return wanted;
            }

            @Override
            public void save(byte[] png) {
              screenshots.add(png);
            }
          };

      Observation seen =
          browsers
              .shared(browser)
              .visit(
                  Browsers.load(url, Browsers.scaled(Browsers.LONG)).with(Optional.of(policy)),
                  System.currentTimeMillis());

      assertThat(seen.outcome()).isEqualTo(Outcome.DONE);
      assertThat(screenshots).hasSize(wanted ? 1 : 0);
      assertThat(screenshots)
          .allSatisfy(png -> assertThat(png).startsWith(0x89, 'P', 'N', 'G', '\r', '\n'));
    }
  }

  @Test(dataProvider = "both")
  public void a_page_that_closes_itself_or_leaves_ends_at_its_deadline(Engine browser) {
    for (String script :
        new String[] {
          "fact('ready'); window.close()", "fact('ready'); location.href = 'about:blank'"
        }) {
      Observation seen = visitShortly(browser, pages.page("leaving-" + browser.id(), script));

      assertThat(seen.outcome().unfinished()).as(script).isTrue();
    }
  }

  @Test(dataProvider = "both")
  public void a_page_that_reloads_forever_is_a_reload_loop(Engine browser) {
    Observation seen =
        browsers.visit(browser, pages.page("reloading", "fact('ready'); location.reload()"));

    assertThat(seen.outcome()).isEqualTo(Outcome.RELOAD_LOOP);
    assertThat(seen.detail()).endsWith("times without an answer");
    assertThat(seen.facts()).last().extracting(Fact::name).isEqualTo("browser.navigations");
  }

  @Test(dataProvider = "both")
  public void ten_thousand_console_lines_are_all_seen_in_order(Engine browser) {
    Observation seen =
        browsers.visit(
            browser,
            pages.page("flooding", "for (let i = 0; i < 10000; i++) console.log(i); fact('done')"));

    assertThat(seen.outcome()).isEqualTo(Outcome.DONE);
    assertThat(seen.console())
        .extracting(ConsoleLine::text)
        .isEqualTo(IntStream.range(0, 10_000).mapToObj(String::valueOf).toList());
  }

  @Test(dataProvider = "both")
  public void a_thousand_facts_are_all_seen_in_order(Engine browser) {
    Observation seen =
        browsers.visit(
            browser,
            pages.page("reporting", "for (let i = 0; i < 1000; i++) fact('x', i); fact('done')"));

    assertThat(seen.outcome()).isEqualTo(Outcome.DONE);
    assertThat(seen.facts())
        .filteredOn(f -> f.name().equals("x"))
        .extracting(f -> String.valueOf(f.value()))
        .isEqualTo(IntStream.range(0, 1000).mapToObj(String::valueOf).toList());
  }

  @Test(dataProvider = "both")
  public void a_fact_of_five_megabytes_arrives_whole(Engine browser) {
    Observation seen =
        browsers.visit(
            browser, pages.page("big", "fact('big', 'x'.repeat(5 << 20)); fact('done')"));

    assertThat(seen.outcome()).isEqualTo(Outcome.DONE);
    assertThat(seen.fact("big"))
        .hasValueSatisfying(fact -> assertThat(String.valueOf(fact.value())).hasSize(5 << 20));
  }

  @Test(dataProvider = "both")
  public void a_message_that_is_not_a_fact_is_recorded_as_evidence(Engine browser) {
    String script =
        """
        for (const message of ["{", "no json", { a: 1 }, 5, null, undefined, [1], new Map(), "null",
                               "[]", '{"name":5}', 10n, new Error("e")]) {
          channel.postMessage(message);
        }
        fact("done");
        """;

    Observation seen = browsers.visit(browser, pages.page("garbling", script));

    assertThat(seen.outcome()).isEqualTo(Outcome.DONE);
    assertThat(seen.facts()).filteredOn(f -> f.name().equals("unreadable")).hasSize(13);
    assertThat(seen.fact("done")).isPresent();
  }

  @Test(dataProvider = "both")
  public void uncaught_errors_are_seen(Engine browser) {
    String script =
        """
        setTimeout(() => { throw new TypeError("thrown") });
        Promise.reject(new RangeError("rejected"));
        addEventListener("unhandledrejection", () => setTimeout(() => fact("done")));
        """;

    Observation seen = browsers.visit(browser, pages.page("failing", script));

    assertThat(seen.outcome()).isEqualTo(Outcome.DONE);
    assertThat(seen.errors())
        .extracting(PageError::text)
        .anyMatch(text -> text.contains("thrown"))
        .anyMatch(text -> text.contains("rejected"));
    assertThat(seen.console()).isEmpty();
  }

  @Test(dataProvider = "both")
  public void a_page_that_does_not_exist_is_seen_with_its_status(Engine browser) {
    Observation seen = visitShortly(browser, pages.address("gone", "index.html"));

    assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(seen.exchanges()).first().extracting(Exchange::status).isEqualTo(404);
  }

  @Test(dataProvider = "both")
  public void a_refused_connection_is_reported_at_once(Engine browser) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = free.getLocalPort();
    }

    Observation seen = browsers.visit(browser, URI.create("http://localhost:" + port + "/"));

    assertThat(seen.outcome()).as(seen.toString()).isEqualTo(Outcome.NOT_OPENED);
    assertThat(seen.detail()).isNotBlank();
    assertThat(seen.timings().page()).isLessThan(Browsers.scaled(Browsers.LONG).toMillis() / 2.0);
  }

  private Observation visitShortly(Engine browser, URI url) {
    return browsers.shared(browser).visit(Browsers.load(url, SHORT), System.currentTimeMillis());
  }

  private static Object[][] cross(Object[][] scripts) {
    Object[][] all = new Object[2 * scripts.length][];
    for (int i = 0; i < scripts.length; i++) {
      all[2 * i] = new Object[] {TestEngines.CHROME, scripts[i][0]};
      all[2 * i + 1] = new Object[] {TestEngines.FIREFOX, scripts[i][0]};
    }
    return all;
  }
}
