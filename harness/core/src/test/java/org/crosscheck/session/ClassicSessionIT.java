package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.crosscheck.engine.Engine;
import org.crosscheck.given.Browsers;
import org.crosscheck.given.Pages;
import org.crosscheck.given.TestEngines;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.workspace.Commands;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Workspace;
import org.testng.SkipException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Visits in a browser that speaks classic WebDriver only; skipped where there is none. */
public class ClassicSessionIT {
  private static final Engine WEBKIT = TestEngines.WEBKIT;

  private Browsers browsers = new Browsers();
  private Pages pages = new Pages();

  @BeforeClass
  public void start() {
    for (String program : List.of("WebKitWebDriver", "Xvfb")) {
      if (Commands.output(List.of("which", program)).isEmpty()) {
        throw new SkipException(program + " is not installed; it is optional");
      }
    }
    stop();
    browsers = new Browsers();
    pages = new Pages();
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    browsers.close();
    pages.close();
  }

  @Test
  public void facts_of_each_document_arrive_in_order() {
    URI second =
        pages.page("second", "for (let i = 0; i < 50; i++) fact('n' + i, i); fact('done');");
    URI first =
        pages.page(
            "first",
            """
            fact("first");
            while (!(crosscheck.read > 0)) await new Promise((resolve) => setTimeout(resolve, 10));
            location.replace("%s");
            """
                .formatted(second));

    Observation seen = browsers.visit(WEBKIT, first);

    assertThat(seen.outcome()).as(seen.toString()).isEqualTo(Outcome.DONE);
    assertThat(seen.facts()).extracting(Fact::name).contains("first", "n0", "n49", "done");
    assertThat(seen.facts())
        .filteredOn(f -> List.of("first", "done").contains(f.name()))
        .extracting(Fact::document)
        .containsExactly(1, 2);
    assertThat(seen.facts().stream().filter(f -> f.name().matches("n\\d+")).map(Fact::value))
        .hasSize(50)
        .isSorted();
  }

  @Test
  public void nothing_that_a_visit_stored_exists_in_the_next() {
    URI page =
        pages.page(
            "storing",
            """
            fact("left", document.cookie + localStorage.length);
            document.cookie = "a=b; max-age=3600";
            localStorage.a = "b";
            fact("done");
            """);
    for (int i = 0; i < 2; i++) {
      assertThat(browsers.visit(WEBKIT, page).fact("left"))
          .hasValueSatisfying(f -> assertThat(f.value()).isEqualTo("0"));
    }
  }

  /** Safari gives it so. WebKitGTK gives it to a program or not, and each visit has its own. */
  @Test
  public void only_a_page_that_is_to_be_isolated_has_shared_memory() {
    URI page =
        pages.page(
            "memory",
            """
            fact("sab", typeof SharedArrayBuffer);
            const source = "postMessage(typeof SharedArrayBuffer)";
            const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
            new Worker(url).onmessage = ({ data }) => {
              fact("worker", data);
              fact("done");
            };
            """);
    PageLoad load = Browsers.load(page, Browsers.scaled(Browsers.LONG));
    for (boolean isolated : new boolean[] {true, false, false, true}) {
      Observation seen = browsers.shared(WEBKIT).visit(load.isolated(isolated), 0);

      for (String name : List.of("sab", "worker")) {
        assertThat(seen.fact(name).map(Fact::value))
            .as(seen.toString())
            .contains(isolated ? "function" : "undefined");
      }
    }
  }

  @Test
  public void a_page_that_does_not_end_times_out_and_the_next_is_visited() {
    URI hanging =
        pages.page(
            "hanging",
            """
            fact("begun");
            // Hangs during the second reading: the first one has arrived before that begins.
            let readings = 0;
            Object.defineProperty(crosscheck, "read", { set: (read) => { if (read > 0) readings++; } });
            setInterval(() => { while (readings > 1); }, 10);
            """);
    URI fine = pages.page("fine", "fact('done')");

    Observation seen =
        browsers
            .shared(WEBKIT)
            .visit(
                Browsers.load(hanging, Browsers.scaled(Duration.ofSeconds(10))),
                System.currentTimeMillis());

    assertThat(seen.outcome()).as(seen.toString()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(seen.fact("begun")).as(seen.toString()).isPresent();
    try (BrowserSession other = browsers.open(WEBKIT)) {
      assertThat(other.visit(Browsers.load(fine, Browsers.scaled(Browsers.LONG)), 0).outcome())
          .isEqualTo(Outcome.DONE);
    }
  }

  @Test
  public void pages_of_other_servers_are_refused() {
    Installation installation = Browsers.installation(WEBKIT);
    try (Workspace workspace = Workspace.create()) {
      LocalSessions sessions =
          new LocalSessions(Map.of(WEBKIT, installation), workspace, "(send) => {}");
      assertThatThrownBy(() -> sessions.open(WEBKIT))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("WebKit can open only pages that Crosscheck serves");
    }
  }
}
