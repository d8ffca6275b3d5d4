package org.crosscheck.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.claim.Applicability;
import org.crosscheck.engine.Engines;
import org.crosscheck.given.Given;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Selection;
import org.crosscheck.message.UserError;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

public class NoticingVisitsTest {
  private static final Matrix MATRIX =
      Catalog.read(Checkout.above(Path.of("")).fixtures())
          .matrix(Given.release(), Selection.of(Set.of(Engines.of("chrome")), Set.of()));

  @Test
  public void one_visit_serves_all_claims_of_a_page_and_uses_micropython() {
    assertThat(visits("f", Applicability.EVERYWHERE, "worker-tag-runs", "worker-reads-window"))
        .hasSize(1)
        .allSatisfy(name -> assertThat(name).endsWith(" pyscript-com chrome mpy"));
  }

  @Test
  public void claims_of_several_pages_need_several_visits() {
    assertThat(visits("f", Applicability.EVERYWHERE, "worker-tag-runs", "headers-isolate-page"))
        .hasSize(2);
  }

  @Test
  public void a_faulty_hosting_is_visited_and_no_other() {
    assertThat(visits("hostings/coop-only.yaml", Applicability.EVERYWHERE, "headers-isolate-page"))
        .containsExactly("isolation coop-only chrome none");
  }

  @Test
  public void a_mutant_can_ask_for_other_visits() {
    Applicability where =
        new Applicability(Map.of("isolated", List.of("true"), "worker", List.of("py")));

    assertThat(visits("f", where, "worker-reads-window"))
        .containsExactly("worker-tag:element pyscript-com chrome py");
  }

  @Test
  public void a_mutant_whose_claims_no_visit_answers_is_refused() {
    Applicability where = new Applicability(Map.of("isolated", List.of("false")));

    assertThatThrownBy(() -> visits("f", where, "headers-isolate-page", "mini-coi-isolates-page"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("m: no visit answers mini-coi-isolates-page here.");
  }

  private static List<String> visits(String file, Applicability where, String... claims) {
    Mutant mutant = new Mutant("m", file, "x", "y", "It breaks.", where, List.of(claims));
    return NoticingVisits.of(mutant, MATRIX).stream().map(visit -> visit.name()).toList();
  }
}
