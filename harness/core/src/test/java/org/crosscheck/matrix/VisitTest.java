package org.crosscheck.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crosscheck.given.Given.fixture;
import static org.crosscheck.given.Given.hosting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.engine.Engine;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.given.Given;
import org.crosscheck.given.TestEngines;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.HeaderSet;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.PageAdditions;
import org.crosscheck.hosting.Promise;
import org.crosscheck.release.Interpreter;
import org.testng.annotations.Test;

public class VisitTest {
  private static final Hosting DOCUMENT_POLICY =
      hosting("document-policy", "Document-Isolation-Policy: isolate-and-require-corp");

  @Test
  public void a_visit_is_named_by_page_hosting_browser_and_interpreters() {
    Visit visit = visit(Optional.of("element"), TestEngines.CHROME);

    assertThat(visit.name()).isEqualTo("tag:element document-policy chrome py-mpy");
    assertThat(visit.page()).isEqualTo("tag:element");
    assertThat(visit.path()).isEqualTo("/0.7.31/tag/element/py-mpy/index.html");
  }

  @Test
  public void a_page_without_variants_has_a_plain_name_and_path() {
    Visit visit = visit(Optional.empty(), TestEngines.CHROME);

    assertThat(visit.name()).isEqualTo("tag document-policy chrome py-mpy");
    assertThat(visit.path()).isEqualTo("/0.7.31/tag/plain/py-mpy/index.html");
  }

  @Test
  public void the_context_is_that_of_the_visit_and_isolation_is_predicted() {
    assertThat(visit(Optional.of("element"), TestEngines.CHROME).context().values())
        .isEqualTo(
            Map.of(
                "hosting", "document-policy",
                "browser", "chrome",
                "isolated", "true",
                "variant", "element",
                "main", "py",
                "worker", "mpy",
                "release", "0.7.31"));
    assertThat(visit(Optional.empty(), TestEngines.FIREFOX).context().values())
        .containsEntry("isolated", "false")
        .doesNotContainKey("variant");
  }

  @Test
  public void interpreters_that_do_not_run_are_not_in_the_context() {
    Visit still =
        new Visit(
            fixture("still", Fixture.Needs.NONE),
            Optional.empty(),
            hosting("bare"),
            TestEngines.FIREFOX,
            new Interpreters(Optional.empty(), Optional.empty()),
            Given.release());

    assertThat(still.context().values())
        .containsOnlyKeys("hosting", "browser", "isolated", "release");
    assertThat(still.name()).isEqualTo("still bare firefox none");
  }

  @Test
  public void a_visit_ends_when_the_facts_of_page_and_hosting_are_reported() {
    Hosting reloading =
        new Hosting(
            "mini-coi",
            "It serves.",
            new HeaderSet(List.of()),
            Delivery.PLAIN,
            new PageAdditions("", Map.of(), List.of(), List.of("controlled", "done")),
            false,
            Optional.empty(),
            Promise.NONE);

    assertThat(
            new Visit(
                    fixture("still", Fixture.Needs.NONE),
                    Optional.empty(),
                    reloading,
                    TestEngines.CHROME,
                    new Interpreters(Optional.empty(), Optional.empty()),
                    Given.release())
                .doneWhen())
        .containsExactlyInAnyOrder("done", "controlled");
  }

  @Test
  public void a_page_that_a_service_worker_reloads_runs_alone() {
    Hosting reloading =
        Given.hosting(
            "mini-coi",
            List.of(),
            List.of(HeaderField.parse("Cross-Origin-Opener-Policy: same-origin")),
            Map.of(),
            "");
    Fixture still = fixture("still", Fixture.Needs.NONE);
    Interpreters none = new Interpreters(Optional.empty(), Optional.empty());

    for (Hosting hosting : List.of(reloading, hosting("bare"))) {
      Visit visit =
          new Visit(still, Optional.empty(), hosting, TestEngines.CHROME, none, Given.release());
      assertThat(visit.exclusive()).isEqualTo(hosting.equals(reloading));
    }
  }

  private static Visit visit(Optional<String> variant, Engine browser) {
    return new Visit(
        fixture("tag", Fixture.Needs.MAIN_AND_WORKER, "element"),
        variant,
        DOCUMENT_POLICY,
        browser,
        new Interpreters(Optional.of(Interpreter.PY), Optional.of(Interpreter.MPY)),
        Given.release());
  }
}
