package org.crosscheck.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crosscheck.given.Given.fact;
import static org.crosscheck.given.Given.seen;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.engine.Engines;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.Promise;
import org.crosscheck.judge.Judge;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.verdict.Verdict;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What {@code --expect} says of a hosting of the user decides the verdict on its isolation. */
public class ExpectedIsolationTest {
  private static final Catalog CATALOG = Catalog.read(Path.of("../../fixtures"));

  @DataProvider
  public Object[][] expectations() {
    return new Object[][] {
      {"bare", Promise.NONE, Verdict.Kind.HOLDS},
      {"bare", Promise.of(false), Verdict.Kind.HOLDS},
      {"bare", Promise.of(true), Verdict.Kind.BROKEN},
      {"pyscript-com", Promise.NONE, Verdict.Kind.HOLDS},
      {"pyscript-com", Promise.of(true), Verdict.Kind.HOLDS},
      {"pyscript-com", Promise.of(false), Verdict.Kind.BROKEN},
    };
  }

  @Test(dataProvider = "expectations")
  public void what_is_expected_makes_a_run_red_or_green(
      String headersOf, Promise expected, Verdict.Kind kind) {
    Hosting like = CATALOG.hostings().hosting(headersOf);
    Hosting mine =
        Hosting.of("mine", "Mine.", like.headers(), like.delivery())
            .promising(expected)
            .like(expected.everywhere().orElse(false) ? "pyscript-com" : "bare");
    Selection selection =
        new Selection(
            Set.of(Engines.of("chrome")),
            Set.of("mine"),
            Set.of("headers-isolate-page"),
            Set.of(),
            Set.of(),
            false);
    Visit visit = CATALOG.with(List.of(mine)).matrix(selection).visits().get(0);

    Verdict verdict =
        new Judge(CATALOG.claims())
            .judge(
                CATALOG.claims().claim("headers-isolate-page"),
                visit.context(),
                seen(fact("page.isolated", headersOf.equals("pyscript-com"))));

    assertThat(verdict.kind()).as(verdict.because()).isEqualTo(kind);
  }
}
