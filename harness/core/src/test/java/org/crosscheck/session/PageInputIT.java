package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.given.Browsers;
import org.crosscheck.given.Pages;
import org.crosscheck.given.TestEngines;
import org.crosscheck.input.CuedStep;
import org.crosscheck.input.Step;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A page gets what a person does from the browser, as trusted events. */
public class PageInputIT {
  private static final Duration SHORT = Duration.ofSeconds(2);

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
  public void keys_go_to_the_focus_and_clicks_to_what_is_under_the_pointer(Engine browser) {
    String script =
        """
        document.body.innerHTML =
          "<input id=name><div style='height: 3000px'></div><button id=ok>OK</button>";
        const [name, , ok] = document.body.children;
        name.addEventListener("keydown", ({ key, isTrusted }) => {
          if (key === "Enter") {
            fact("name", [name.value, isTrusted]);
            fact("named");
          }
        });
        ok.addEventListener("click", ({ isTrusted }) => {
          fact("clicked", isTrusted);
          fact("done");
        });
        fact("asked");
        """;
    List<CuedStep> steps =
        List.of(
            new CuedStep("asked", new Step(Step.Kind.TYPE, "Zo\u00eb \ud83d\udc0dx", "#name")),
            new CuedStep("", new Step(Step.Kind.PRESS, "Backspace", "")),
            new CuedStep("", new Step(Step.Kind.PRESS, "!", "")),
            new CuedStep("", new Step(Step.Kind.PRESS, "Enter", "")),
            new CuedStep("named", new Step(Step.Kind.CLICK, "", "#ok")));

    assertThat(values(visit(browser, pages.page("person", script), steps), "name", "clicked"))
        .containsExactly(List.of("Zo\u00eb \ud83d\udc0d!", true), true);
  }

  @Test(dataProvider = "both")
  public void a_step_that_cannot_be_made_is_reported_with_its_reason(Engine browser) {
    for (Step step :
        List.of(
            new Step(Step.Kind.CLICK, "", "#none"), new Step(Step.Kind.PRESS, "NoSuchKey", ""))) {
      PageLoad load =
          Browsers.load(pages.page("nobody", "fact('asked')"), Browsers.scaled(SHORT))
              .making(List.of(new CuedStep("asked", step)));
      Observation seen = browsers.shared(browser).visit(load, System.currentTimeMillis());

      assertThat(values(seen, "browser.step-failed"))
          .singleElement()
          .asString()
          .startsWith("'" + step + "': there is no ");
    }
  }

  private Observation visit(Engine browser, URI url, List<CuedStep> steps) {
    PageLoad load = Browsers.load(url, Browsers.scaled(Browsers.LONG)).making(steps);
    return browsers.shared(browser).visit(load, System.currentTimeMillis());
  }

  private static List<Object> values(Observation seen, String... names) {
    return Stream.of(names)
        .flatMap(name -> seen.facts().stream().filter(fact -> fact.name().equals(name)))
        .map(Fact::value)
        .toList();
  }
}
