package org.crosscheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.crosscheck.analysis.History;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.format.HistoryText;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.testng.annotations.Test;

public final class HistoryPageTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

  @Test
  public void a_page_shows_what_changed_when_and_in_which_release_and_what_did_not()
      throws IOException {
    String page = text(read(page("a text", folder()).write()));

    assertThat(page)
        .contains("1 claim in 2 runs of 1 release: the verdicts on 1 changed")
        .containsSubsequence("a text2", "since 22 Nov 17:05")
        .containsSubsequence(
            "What changed when",
            "unchanged since 22 November 2026, 17:05 UTC, the run a text2.",
            "changed",
            "22 November 2026, 17:05 UTC : was ANSWER(a text), is ANSWER(a text2)",
            "1 case in the run a text2",
            "a text a text a text a text")
        .containsSubsequence("Runs", "complete", "cut off")
        .containsSubsequence("Left out", "/there/a text", "a text");
  }

  @Test
  public void a_run_with_a_report_is_linked_for_any_folder_name() throws IOException {
    Path folder = folder();
    Path run = Files.createDirectories(folder.resolve("javascript:alert(1) \" %41#?"));
    Files.writeString(run.resolve("index.html"), "");
    HistoryPage page =
        HistoryPage.of(
            history("x"), Samples.catalog(), Map.of("x", run), Map.of(), folder.resolve("history"));

    assertThat(read(page.write()))
        .contains("<a href=\"./../javascript:alert(1)%20%22%20%2541%23%3F/index.html\">x</a>")
        .doesNotContain(">x2</a>");
  }

  @Test
  public void hostile_text_in_any_field_never_becomes_markup() throws IOException {
    String harmless = read(page(Hostile.HARMLESS, folder()).write());
    for (String text : Hostile.TEXTS) {
      String hostile = read(page(text, folder()).write());

      assertThat(count(hostile, "<")).as(text).isEqualTo(count(harmless, "<"));
      assertThat(links(hostile)).isEqualTo(links(harmless));
      assertThat(hostile.codePoints())
          .noneMatch(c -> Character.getType(c) == Character.CONTROL && c != '\n' && c != '\t')
          .noneMatch(c -> c == 0x202E || c == 0x2066 || c == 0x2028);
      assertThat(new HistoryText().write(page(text, folder())).codePoints())
          .noneMatch(c -> Character.getType(c) == Character.CONTROL && c != '\n')
          .noneMatch(c -> c == 0x202E || c == 0x2066);
    }
  }

  @Test
  public void every_link_on_the_page_has_a_target() throws IOException {
    String page = read(page("a text", folder()).write());

    assertThat(links(page)).filteredOn(link -> link.startsWith("#")).hasSizeGreaterThan(4);
    for (String link : links(page)) {
      if (link.startsWith("#")) {
        assertThat(page).contains(" id=\"" + link.substring(1) + "\"");
      } else if (!link.startsWith("data:image/svg+xml;base64,")) {
        assertThat(link).isIn("style.css", "report.js");
      }
    }
  }

  @Test
  public void the_terminal_shows_the_last_changes() throws IOException {
    assertThat(new HistoryText().write(page("a text", folder())))
        .isEqualTo(
            "1 claim in 2 runs of 1 release: the verdicts on 1 changed.\n"
                + "1 of the runs are incomplete; the verdicts that they have count.\n"
                + "  22 Nov 17:05  changed in a text: page-is-isolated was ANSWER(a text), is"
                + " ANSWER(a text2)\n");
  }

  @Test
  public void a_folder_that_cannot_be_written_to_is_reported() throws IOException {
    Path file = Files.createTempFile(folder(), "not-a-folder", "");

    assertThatThrownBy(() -> page("a text", file).write())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Cannot write the history to " + file);
  }

  /** {@return a page with a text in every field} */
  public static HistoryPage page(String text, Path folder) {
    return new HistoryPage(
        history(text), Map.of(), Map.of(), Map.of(), Map.of("/there/" + text, text), folder);
  }

  private static History history(String text) {
    return History.of(
        Stream.of(past(text, text, 4, "cut off"), past(text, text + "2", 5, "")), List.of(text));
  }

  private static History.Past past(String text, String answer, int minute, String mark) {
    List<TestResult> judged =
        List.of(
            new TestResult(
                TestCaseId.of(new ClaimId("page-is-isolated"), text, text, text, text),
                text,
                text,
                new Verdict.Answer(answer)));
    return new History.Past(
        History.Run.of(
            answer,
            Instant.parse("2026-11-22T17:00:00Z").plusSeconds(60L * minute),
            text,
            text,
            mark,
            judged),
        judged);
  }

  private static List<String> links(String page) {
    return LINK.matcher(page).results().map(r -> r.group(1)).toList();
  }

  private static int count(String page, String what) {
    Matcher matcher = Pattern.compile(what).matcher(page);
    return (int) matcher.results().count();
  }

  private static String text(String page) {
    return page.replaceAll("<[^>]*>", " ").replace('\u00a0', ' ').replaceAll("\\s+", " ");
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }

  private static Path folder() throws IOException {
    return Files.createTempDirectory(Files.createDirectories(Path.of("target/reports")), "history");
  }
}
