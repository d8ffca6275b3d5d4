package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.crosscheck.format.ReportFormats;
import org.crosscheck.given.Folder;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class MainTest {
  @DataProvider
  public Object[][] mistakes() {
    return new Object[][] {
      {"rum", "Did you mean run?"},
      {"hosting", "Did you mean hostings?"},
      {"run --brwser=chrome", "Did you mean --browser"},
      {"run --parallel=two", "'two' is not an int"},
      {"run --parallel", "Missing required parameter"},
      {"run --nonsense", "--nonsense"},
      {"claims a b", "Unmatched argument at index 2: 'b'"},
      {"serve --port=x", "'x' is not an int"},
      {"run --quiet --verbose", "--quiet, --verbose are mutually exclusive"},
    };
  }

  @Test
  public void every_format_of_a_report_is_in_its_help_and_a_wrong_one_gets_the_nearest() {
    String help = Said.by("report", "--help").out();

    assertThat(ReportFormats.all().all())
        .allSatisfy(f -> assertThat(help).contains(f.id() + " ", f.description()));
    Said said = Said.by("report", "--format", "html,junti");
    assertThat(said.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(said.err())
        .contains("There is no report format 'junti'. Did you mean junit?", "html, junit,");
  }

  @Test(dataProvider = "mistakes")
  public void a_wrong_use_is_told_in_one_line_with_the_nearest_that_is_right(
      String line, String told) {
    Said said = Said.by(line.split(" "));

    assertThat(said.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(said.err()).contains(told, "--help'.").hasLineCount(1);
    assertThat(said.out()).isEmpty();
  }

  @Test
  public void every_unknown_name_is_told_at_once() {
    Said said =
        Said.by(
            "run",
            "--browser=chorme,safari",
            "--hosting=bear",
            "--claim=none-such",
            "--fixture=isolaton",
            "--interpreter=cpython");

    assertThat(said.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(said.err())
        .contains(
            "'chorme'. Did you mean chrome?",
            "'safari'",
            "There is no hosting 'bear'. Did you mean bare?",
            "'none-such'",
            "There is no fixture 'isolaton'. Did you mean isolation?",
            "There is no interpreter 'cpython'",
            "Nothing was run")
        .doesNotContain("\tat ");
  }

  @Test
  public void no_argument_shows_what_there_is() {
    Said said = Said.by();

    assertThat(said.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(said.out()).contains("run", "accept", "claims", "hostings", "Exit codes: 0");
  }

  @Test
  public void asking_for_help_or_the_version_is_no_mistake() {
    assertThat(Said.by("--help")).extracting(Said::exit, Said::err).containsExactly(0, "");
    assertThat(Said.by("run", "--help").out()).contains("--browser", "--timings");
    assertThat(Said.by("--version").out()).contains("crosscheck ", "Java ");
  }

  @Test
  public void hostings_are_listed() {
    Said said = Said.by("hostings");

    assertThat(said.exit()).isEqualTo(Main.Exit.SAME);
    assertThat(said.out()).contains("bare", "A server that sends no headers of its own");
  }

  @Test
  public void a_hosting_is_shown_with_what_to_expect_there() {
    Said said = Said.by("hostings", "permissions-policy-off");

    assertThat(said.exit()).isEqualTo(Main.Exit.SAME);
    assertThat(said.out())
        .contains(
            "Permissions-Policy: cross-origin-isolated=()",
            "chrome: not isolated",
            "which Chrome obeys",
            "firefox: isolated");
  }

  @Test
  public void an_unknown_claim_is_told_with_the_nearest() {
    Said said = Said.by("claims", "headers-isolate-pag");

    assertThat(said.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(said.err()).contains("Did you mean headers-isolate-page?");
  }

  @Test
  public void a_folder_that_is_no_checkout_is_told() {
    try (Folder folder = new Folder()) {
      Said said = Said.in(new Checkout(folder.path()), "hostings");

      assertThat(said.exit()).isEqualTo(Main.Exit.USAGE);
      assertThat(said.err())
          .contains("There is no Crosscheck checkout at or above " + folder.path());
    }
  }
}
