package org.crosscheck.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.VisitContext;
import org.crosscheck.given.Given;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.HeaderRule;
import org.crosscheck.hosting.HeaderSet;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.judge.Judge;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What the hostings of the project promise, and what a faulty copy of one gives. */
public class PromisesTest {
  private static final Catalog CATALOG = Catalog.read(Checkout.above(Path.of("")).fixtures());

  @Test
  public void the_model_predicts_for_every_page_what_its_hosting_promises() {
    List<Visit> visits = CATALOG.matrix(Selection.everything()).visits();

    assertThat(visits)
        .isNotEmpty()
        .allSatisfy(
            visit ->
                assertThat(visit.hosting().promise().in(visit.browser().id()))
                    .as(visit.name())
                    .contains(visit.predicted().crossOriginIsolated()));
  }

  /** Copies of hostings without one of the lines that isolate. */
  @DataProvider
  public Object[][] faultyCopies() {
    List<Object[]> copies = new ArrayList<>();
    for (String name :
        List.of("pyscript-com", "coi-minimal", "html-only", "without-corp", "gzip")) {
      copies.add(new Object[] {name, "Cross-Origin-Opener-Policy"});
      copies.add(new Object[] {name, "Cross-Origin-Embedder-Policy"});
    }
    return copies.toArray(Object[][]::new);
  }

  @Test(dataProvider = "faultyCopies")
  public void a_copy_of_a_hosting_that_lost_a_header_breaks_its_promise(String name, String lost) {
    Hosting whole = CATALOG.hostings().hosting(name);
    Visit visit = visit(whole);
    List<HeaderField> left =
        whole.effectiveLines(visit.path()).stream()
            .filter(line -> !line.name().equalsIgnoreCase(lost))
            .toList();
    Hosting copy =
        Hosting.of(
                name,
                whole.summary(),
                new HeaderSet(List.of(new HeaderRule("/*", left))),
                whole.delivery())
            .promising(whole.promise());

    Claim claim = CATALOG.claims().claim("headers-isolate-page");
    VisitContext here = visit(copy).context();
    Verdict verdict =
        new Judge(CATALOG.claims(), Map.of())
            .judge(claim, here, Given.seen(Given.fact("page.isolated", false)));

    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.BROKEN);
    assertThat(verdict.because())
        .contains("expected page.isolated is true, was false")
        .contains("the hosting promises that its pages are isolated");
  }

  private static Visit visit(Hosting hosting) {
    Visit like =
        CATALOG.matrix(Selection.everything()).visits().stream()
            .filter(v -> v.fixture().name().equals("isolation"))
            .findFirst()
            .orElseThrow();
    return new Visit(
        like.fixture(),
        Optional.empty(),
        hosting,
        like.browser(),
        like.interpreters(),
        like.release());
  }
}
