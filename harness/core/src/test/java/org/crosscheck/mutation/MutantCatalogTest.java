package org.crosscheck.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.engine.Engines;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Selection;
import org.crosscheck.message.UserError;
import org.crosscheck.workspace.Checkout;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class MutantCatalogTest {
  private static final Path FIXTURES = Checkout.above(Path.of("")).fixtures();
  private static final Catalog CATALOG = Catalog.read(FIXTURES);
  private static final int LEAST = 60;

  private static final ClaimCatalog CLAIMS =
      Given.catalog(Given.claim("it-runs", "strength: QUESTION", "answered-by: a"));

  @Test
  public void a_mutant_has_all_its_parts() {
    Mutant mutant =
        read("""
        mutants:
          - id: never-ready
            file: node_modules/x/core-*.js
            find: "a(b)"
            replace: ""
            breaks: It is never ready.
            where: {isolated: true, worker: [mpy, py]}
            noticed-by: [it-runs]
        """)
            .mutant("never-ready");

    assertThat(mutant.file()).isEqualTo("node_modules/x/core-*.js");
    assertThat(mutant.find()).isEqualTo("a(b)");
    assertThat(mutant.replace()).isEmpty();
    assertThat(mutant.breaks()).isEqualTo("It is never ready.");
    assertThat(mutant.where().allowed().get("worker")).containsExactly("mpy", "py");
    assertThat(mutant.noticedBy()).containsExactly("it-runs");
  }

  @DataProvider
  public Object[][] mistakes() {
    return new Object[][] {
      {mutant("A B", "it-runs"), "'A B' is not the id of a mutant."},
      {mutant("a", "it-runs").replace("replace: y", "replace: x"), "The mutant a changes nothing."},
      {mutant("a", "it-runs").replace("It.", "It"), "The mutant a does not say what it breaks."},
      {mutant("a", "[]"), "The mutant a names no claim that must notice it."},
      {mutant("a", "it-runs").replace("find:", "finds:"), "'finds'; did you mean find?"},
      {"- {id: a}", "'file' is missing"},
      {mutant("a", "it-run"), "a: There is no claim 'it-run'. Did you mean it-runs?"},
      {mutant("a", "it-runs") + "\n  " + mutant("a", "it-runs"), "The id a is used twice."},
    };
  }

  @Test(dataProvider = "mistakes")
  public void a_mistake_in_a_mutant_is_reported(String yaml, String problem) {
    assertThatThrownBy(() -> read("mutants:\n  " + yaml + "\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(problem);
  }

  @Test
  public void an_unknown_mutant_is_reported_with_the_nearest() {
    MutantCatalog catalog = read("mutants:\n  " + mutant("never-ready", "it-runs"));

    assertThatThrownBy(() -> catalog.mutant("never-redy"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("There is no mutant 'never-redy'. Did you mean never-ready?");
  }

  @Test
  public void the_project_has_enough_mutants_and_each_has_a_visit() {
    List<Mutant> mutants = MutantCatalog.read(FIXTURES, CATALOG.claims()).mutants();
    Matrix matrix =
        CATALOG.matrix(Given.release(), Selection.of(Set.of(Engines.of("chrome")), Set.of()));

    assertThat(mutants).hasSizeGreaterThanOrEqualTo(LEAST);
    assertThat(mutants)
        .allSatisfy(mutant -> assertThat(NoticingVisits.of(mutant, matrix)).isNotEmpty());
  }

  @Test
  public void every_mutant_of_the_project_can_be_made() {
    if (!Files.isDirectory(FIXTURES.resolve("node_modules"))) {
      throw new SkipException("the npm packages are not installed");
    }
    for (Mutant mutant : MutantCatalog.read(FIXTURES, CATALOG.claims()).mutants()) {
      assertThatCode(() -> Fault.of(FIXTURES, mutant)).as(mutant.id()).doesNotThrowAnyException();
    }
  }

  private static String mutant(String id, String claim) {
    return "- {id: %s, file: f, find: x, replace: y, breaks: It., noticed-by: %s}"
        .formatted(id, claim);
  }

  private static MutantCatalog read(String yaml) {
    try (Folder folder = new Folder().with("mutants/some.yaml", yaml)) {
      return MutantCatalog.read(folder.path(), CLAIMS);
    }
  }
}
