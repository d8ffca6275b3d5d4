package org.crosscheck.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.fixture.FixtureCatalog;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.given.TestEngines;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Interpreter;
import org.crosscheck.verdict.VisitKey;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class MatrixTest {
  private static final Selection ALL = Selection.everything();

  @Test
  public void pages_without_python_come_first_and_those_that_measure_time_last() {
    assertThat(all().visits().stream().map(v -> v.fixture().name()).distinct())
        .containsExactly("z-still", "y-tag", "a-both", "a-clock", "b-clock");
  }

  @Test
  public void pages_of_one_kind_are_in_the_order_of_their_names() {
    assertThat(
            of(select(Set.of(), Set.of(), Set.of(), Set.of("y-tag"), Set.of())).visits().stream()
                .map(Visit::name))
        .containsExactly(
            "y-tag:attribute bare chrome mpy",
            "y-tag:attribute bare chrome py",
            "y-tag:attribute bare firefox mpy",
            "y-tag:attribute bare firefox py",
            "y-tag:attribute isolated chrome mpy",
            "y-tag:attribute isolated chrome py",
            "y-tag:attribute isolated firefox mpy",
            "y-tag:attribute isolated firefox py",
            "y-tag:element bare chrome mpy",
            "y-tag:element bare chrome py",
            "y-tag:element bare firefox mpy",
            "y-tag:element bare firefox py",
            "y-tag:element isolated chrome mpy",
            "y-tag:element isolated chrome py",
            "y-tag:element isolated firefox mpy",
            "y-tag:element isolated firefox py");
  }

  @Test
  public void one_page_of_a_fixture_can_be_selected() {
    assertThat(
            of(select(Set.of(), Set.of("bare"), Set.of(), Set.of("y-tag:element"), Set.of()))
                .visits()
                .stream()
                .map(Visit::name))
        .containsExactly(
            "y-tag:element bare chrome mpy",
            "y-tag:element bare chrome py",
            "y-tag:element bare firefox mpy",
            "y-tag:element bare firefox py");
    assertThat(
            of(select(Set.of(), Set.of(), Set.of(), Set.of("y-tag:element", "y-tag"), Set.of()))
                .visits())
        .as("a fixture and a page of it")
        .hasSize(16);
  }

  @Test
  public void everything_is_every_page_hosting_browser_variant_and_interpreter() {
    // still 2x2x1, tag 2x2x2x2, both under one hosting 2x4, two clocks 2x2x2 each
    assertThat(all().visits()).hasSize(4 + 16 + 8 + 2 * 8);
    assertThat(all().browsers()).containsExactlyInAnyOrderElementsOf(Engines.defaults());
    assertThat(all().hostings()).extracting(Hosting::name).containsExactly("bare", "isolated");
  }

  @Test
  public void no_two_visits_have_the_same_name_or_the_same_page_to_open() {
    Set<String> names = new HashSet<>();
    Set<String> pages = new HashSet<>();
    for (Visit visit : all().visits()) {
      assertThat(names.add(visit.name())).as(visit.name()).isTrue();
      String page = visit.hosting().name() + visit.browser() + visit.path();
      assertThat(pages.add(page)).as(page).isTrue();
    }
  }

  @Test
  public void a_page_without_a_claim_is_not_visited() {
    assertThat(all().visits()).noneMatch(v -> v.fixture().name().equals("unasked"));
  }

  @Test
  public void a_page_is_visited_under_its_own_hostings_only() {
    assertThat(all().visits().stream().filter(v -> v.fixture().name().equals("a-both")))
        .allMatch(v -> v.hosting().name().equals("isolated"))
        .hasSize(8);
  }

  @Test
  public void a_selection_keeps_what_it_names() {
    Matrix some =
        of(
            select(
                Set.of(TestEngines.FIREFOX),
                Set.of("isolated"),
                Set.of("tag-runs", "both-run"),
                Set.of(),
                Set.of(Interpreter.PY)));

    assertThat(some.visits().stream().map(Visit::name))
        .containsExactly(
            "y-tag:attribute isolated firefox py",
            "y-tag:element isolated firefox py",
            "a-both isolated firefox py-py");
    assertThat(some.browsers()).containsExactly(TestEngines.FIREFOX);
    assertThat(some.hostings()).extracting(Hosting::name).containsExactly("isolated");
  }

  @Test
  public void pages_without_python_are_visited_for_any_selected_interpreter() {
    assertThat(of(select(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(Interpreter.MPY))).visits())
        .anyMatch(v -> v.fixture().name().equals("z-still"))
        .noneMatch(v -> v.interpreters().include(Interpreter.PY));
  }

  @Test
  public void an_empty_matrix_is_reported_with_the_selection() {
    assertThatThrownBy(
            () -> of(select(Set.of(), Set.of("bare"), Set.of("both-run"), Set.of(), Set.of())))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("0 visits match hosting bare, claim both-run.");
    assertThatThrownBy(
            () -> of(select(Set.of(), Set.of(), Set.of("never-runs"), Set.of(), Set.of())))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("0 visits match");
    assertThatThrownBy(
            () -> of(select(Set.of(), Set.of(), Set.of("tag-runs"), Set.of("z-still"), Set.of())))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("0 visits match");
  }

  @DataProvider
  public Object[][] unknown() {
    return new Object[][] {
      {
        select(Set.of(), Set.of("bar"), Set.of(), Set.of(), Set.of()),
        "There is no hosting 'bar'. Did you mean bare?"
      },
      {
        select(Set.of(), Set.of(), Set.of("tag-run"), Set.of(), Set.of()),
        "There is no claim 'tag-run'. Did you mean tag-runs?"
      },
      {
        select(Set.of(), Set.of(), Set.of(), Set.of("y-tags"), Set.of()),
        "There is no fixture 'y-tags'. Did you mean y-tag?"
      },
    };
  }

  @Test(dataProvider = "unknown")
  public void an_unknown_name_is_reported_with_the_nearest(Selection some, String expected) {
    assertThatThrownBy(() -> of(some)).isInstanceOf(UserError.class).hasMessageContaining(expected);
  }

  @Test
  public void a_claim_about_a_missing_page_is_reported() {
    try (Folder folder = folder()) {
      folder.with("claims/lost.yaml", "claims:\n" + claim("lost-runs", "y-tog"));

      assertThatThrownBy(() -> of(folder, ALL))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("There is no fixture 'y-tog'. Did you mean y-tag?");
    }
  }

  @Test
  public void a_page_that_names_a_missing_hosting_is_reported() {
    try (Folder folder = folder()) {
      page(folder, "a-both", "needs: none, hostings: [bear]");

      assertThatThrownBy(() -> of(folder, ALL))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("There is no hosting 'bear'. Did you mean bare?");
    }
  }

  @Test
  public void a_selection_without_filters_is_whole() {
    assertThat(ALL.isWhole()).isTrue();
    assertThat(Selection.defaultRun().isWhole()).isTrue();
    assertThat(select(Set.of(), Set.of("bare"), Set.of(), Set.of(), Set.of()).isWhole()).isFalse();
  }

  @Test
  public void a_selection_describes_itself() {
    assertThat(Selection.defaultRun().explain()).isEqualTo("everything");
    assertThat(ALL.explain()).isEqualTo("everything, thoroughly");
    assertThat(
            select(
                    Set.of(TestEngines.FIREFOX),
                    Set.of("netlify", "bare"),
                    Set.of("tag-runs"),
                    Set.of("y-tag"),
                    Set.of(Interpreter.PY))
                .explain())
        .isEqualTo(
            "browser firefox, hosting bare or netlify, claim tag-runs, fixture y-tag, interpreter"
                + " py");
    assertThat(select(Set.of(), Set.of("bare"), Set.of(), Set.of(), Set.of()).explain())
        .isEqualTo("hosting bare, thoroughly");
  }

  @Test
  public void an_opt_in_hosting_is_visited_only_by_pages_that_name_it() {
    try (Folder folder =
        folder()
            .with(
                "hostings/odd.yaml",
                "{summary: It serves., promises: not isolated, headers: [], opt-in: true}")) {
      page(folder, "z-still", "needs: none, hostings: [odd]");

      assertThat(of(folder, ALL).visits())
          .filteredOn(v -> v.hosting().name().equals("odd"))
          .extracting(Visit::name)
          .containsExactly("z-still odd chrome none", "z-still odd firefox none");
    }
  }

  @Test
  public void pyodide_runs_under_the_hostings_that_the_page_names_for_it() {
    try (Folder folder = folder()) {
      page(folder, "y-tag", "needs: worker, pyodide-hostings: [isolated]");

      assertThat(of(folder, ALL).visits())
          .filteredOn(v -> v.fixture().name().equals("y-tag"))
          .filteredOn(v -> v.browser().equals(TestEngines.CHROME))
          .extracting(Visit::name)
          .containsExactly(
              "y-tag bare chrome mpy", "y-tag isolated chrome mpy", "y-tag isolated chrome py");
    }
  }

  @Test
  public void pyodide_runs_nowhere_if_the_page_names_no_hosting_for_it() {
    try (Folder folder = folder()) {
      page(folder, "y-tag", "needs: worker, pyodide-hostings: []");

      assertThat(of(folder, ALL).visits())
          .filteredOn(v -> v.fixture().name().equals("y-tag"))
          .isNotEmpty()
          .allMatch(v -> v.interpreters().id().equals("mpy"));
    }
  }

  @Test
  public void a_default_run_uses_pyodide_in_one_variant_of_each_page() {
    try (Folder folder = folder()) {
      page(folder, "a-both", "needs: main-and-worker, hostings: [bare]");
      page(folder, "y-tag", "needs: worker, hostings: [bare], variants: [first, second]");

      assertThat(of(folder, Selection.defaultRun()).visits())
          .filteredOn(v -> v.browser().equals(TestEngines.CHROME))
          .extracting(v -> v.page() + " " + v.interpreters().id())
          .contains("a-both mpy-mpy", "a-both py-py", "y-tag:first mpy", "y-tag:first py")
          .contains("y-tag:second mpy")
          .doesNotContain("a-both mpy-py", "a-both py-mpy", "y-tag:second py");
    }
  }

  @Test
  public void a_visit_that_no_claim_is_about_is_not_made() {
    try (Folder folder = folder()) {
      folder.with(
          "claims/claims.yaml",
          "claims:\n"
              + Given.claimFor(
                  "y-tag",
                  "it-runs",
                  "strength: QUESTION",
                  "answered-by: a",
                  "where: {variant: element}"));

      assertThat(of(folder, ALL).visits())
          .isNotEmpty()
          .allMatch(v -> v.variant().orElse("").equals("element"));
    }
  }

  @Test
  public void of_similar_pages_the_one_with_the_shorter_deadline_comes_first() {
    try (Folder folder = folder()) {
      page(folder, "a-both", "needs: none, deadline-seconds: 60");
      page(folder, "z-still", "needs: none, deadline-seconds: 15");

      assertThat(of(folder, ALL).visits().get(0).fixture().name()).isEqualTo("z-still");
    }
  }

  @Test
  public void single_visits_can_be_selected() {
    Selection one =
        Selection.of(Set.of(), Set.of(new VisitKey("y-tag:element", "bare", "chrome", "py")));

    assertThat(of(one).visits())
        .extracting(Visit::name)
        .containsExactly("y-tag:element bare chrome py");
    assertThat(one.isWhole()).isFalse();
    assertThat(one.explain()).isEqualTo("visit y-tag:element bare chrome py");
  }

  @Test
  public void the_visits_cannot_be_changed() {
    List<Visit> visits = all().visits();

    assertThatThrownBy(visits::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  private static Selection select(
      Set<Engine> browsers,
      Set<String> hostings,
      Set<String> claims,
      Set<String> fixtures,
      Set<Interpreter> interpreters) {
    return new Selection(browsers, hostings, claims, fixtures, interpreters, true);
  }

  private static Matrix all() {
    return of(ALL);
  }

  private static Matrix of(Selection selection) {
    try (Folder folder = folder()) {
      return of(folder, selection);
    }
  }

  private static Matrix of(Folder folder, Selection selection) {
    return Matrix.of(
        ClaimCatalog.read(folder.path()),
        FixtureCatalog.read(folder.path()),
        HostingCatalog.read(folder.path()),
        Given.release(),
        selection);
  }

  private static Folder folder() {
    Folder folder =
        new Folder()
            .with("documents/workers.yaml", Given.DOCUMENT)
            .with(
                "hostings/bare.yaml",
                "{summary: It serves., promises: not isolated, headers: []}\n")
            .with(
                "hostings/isolated.yaml",
                "{summary: It serves., promises: not isolated, headers: []}\n")
            .with(
                "claims/claims.yaml",
                "claims:\n"
                    + claim("still-runs", "z-still")
                    + claim("tag-runs", "y-tag")
                    + claim("both-run", "a-both")
                    + claim("clock-runs", "a-clock")
                    + claim("other-clock-runs", "b-clock")
                    + "  - {id: never-runs, statements: S2, summary: x, strength: MUST,"
                    + " not-testable: It is so.}\n");
    page(folder, "z-still", "needs: none");
    page(folder, "y-tag", "needs: worker, variants: [element, attribute]");
    page(folder, "a-both", "needs: main-and-worker, hostings: [isolated]");
    page(folder, "a-clock", "needs: worker, exclusive: true");
    page(folder, "b-clock", "needs: worker, exclusive: true");
    page(folder, "unasked", "needs: worker");
    return folder;
  }

  private static String claim(String id, String fixture) {
    return Given.claimFor(fixture, id, "strength: QUESTION", "answered-by: a");
  }

  private static void page(Folder folder, String name, String more) {
    folder
        .with("pages/" + name + "/index.html", "<p>")
        .with("pages/" + name + "/fixture.yaml", "{summary: x, done-when: done, " + more + "}\n");
  }
}
