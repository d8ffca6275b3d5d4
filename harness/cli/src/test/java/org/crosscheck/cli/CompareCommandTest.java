package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.crosscheck.given.Folder;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

public class CompareCommandTest {
  @Test
  public void releases_are_compared_by_claim_and_worse_verdicts_exit_with_1() {
    CommandResult result = compare("1", "2");

    assertThat(result.exit()).isEqualTo(Main.Exit.DIFFERS);
    assertThat(result.out())
        .isEqualToNormalizingNewlines(
            """
            baseline 1 -> baseline 2: 2 cases in common: 1 worse, 1 changed.
            Not compared: 2 cases of baseline 2 in webkit, where baseline 1 has none.
            worse: one (page bare chrome mpy)
                was HOLDS, is BROKEN
            changed: two (page bare chrome mpy)
                was ANSWER(a|b), is ANSWER(<b>)
            """);
    assertThat(compare("2", "1").out())
        .contains("2 cases in common")
        .contains("Not compared: 2 cases of baseline 2 in webkit, where baseline 1 has none.")
        .doesNotContain("gone");
  }

  @Test
  public void the_differences_that_fail_can_be_chosen() {
    assertThat(compare("2", "1").exit()).isEqualTo(Main.Exit.SAME);
    assertThat(compare("2", "1", "--fail-on", "any").exit()).isEqualTo(Main.Exit.DIFFERS);
    assertThat(compare("1", "2", "--fail-on", "never").exit()).isEqualTo(Main.Exit.SAME);
    assertThat(compare("1", "1", "--fail-on", "any").exit()).isEqualTo(Main.Exit.SAME);
  }

  @Test
  public void markdown_escapes_text_from_pages() {
    assertThat(compare("1", "2", "--format", "markdown").out())
        .contains(
            "| worse | `one` | HOLDS | BROKEN | page bare chrome mpy |",
            "| changed | `two` | ANSWER(a\\|b) | ANSWER(&lt;b&gt;) | page bare chrome mpy |");
  }

  @Test
  public void json_has_every_case() {
    assertThat(compare("1", "2", "--format", "json").out())
        .startsWith(
            "{\"before\":\"baseline 1\",\"after\":\"baseline 2\",\"warnings\":[],"
                + "\"notCompared\":[\"Not compared: 2 cases of baseline 2 in webkit, where baseline 1 has"
                + " none.\"],\"changes\":[{\"claim\":\"one\",\"kind\":\"worse\",\"was\":\"HOLDS\",\"is\":\"BROKEN\",\"because\":\"\",\"cases\":[\"one"
                + " page bare chrome mpy\"]}");
  }

  @Test
  public void an_unknown_name_is_reported_with_the_known_releases() {
    CommandResult result = compare("1", "3");

    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(result.err())
        .contains("'3' is neither a run nor a release: There is no release '3'.", "2026.7.3");
  }

  @Test
  public void a_release_without_a_baseline_is_reported_with_how_to_create_one() {
    CommandResult result = compare("1", "2026.7.3");

    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(result.err())
        .contains(
            "There is no baseline of 2026.7.3.",
            "run --release 2026.7.3",
            "existing baselines: 1, 2.");
  }

  @Test
  public void a_stand_in_for_a_release_is_compared_and_named() {
    CommandResult result = compare("1", "2026.2");

    assertThat(result.exit()).isEqualTo(Main.Exit.DIFFERS);
    assertThat(result.out()).contains("baseline 1 -> baseline 2026.2 (2 is its baseline)");
  }

  private static CommandResult compare(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "compare";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    try (Folder folder =
        new Folder()
            .with("fixtures/package.json", "{}")
            .with("fixtures/npm-versions.json", "{\"versions\": []}")
            .with(
                "fixtures/releases.yaml",
                """
                calendar: {0.7.31: 2026.7.3, 0.7.17: 2}
                stand-ins:
                  2026.2: {core: 0.7.17, because: it is near}
                """)
            .with(
                "reports/baselines/1.txt",
                "one page bare chrome mpy = HOLDS\n" + "two page bare chrome mpy = ANSWER(a|b)\n")
            .with(
                "reports/baselines/2.txt",
                "reason why: it is known\n"
                    + "one page bare chrome mpy = BROKEN  # why\n"
                    + "two page bare chrome mpy = ANSWER(<b>)\n")
            .with(
                "reports/baselines/2-webkit.txt",
                "one page bare webkit mpy = HOLDS\ntwo page bare webkit mpy = HOLDS\n")) {
      return CommandResult.in(new Checkout(folder.path()), all);
    }
  }
}
