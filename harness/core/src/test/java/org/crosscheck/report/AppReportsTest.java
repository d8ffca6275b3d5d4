package org.crosscheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.crosscheck.app.AppRun;
import org.crosscheck.app.AppVerdict;
import org.crosscheck.app.AppVisit;
import org.crosscheck.format.AppJson;
import org.crosscheck.format.AppText;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.server.CdnResponse;
import org.crosscheck.server.Replacement;
import org.testng.annotations.Test;

/** Tests the reports about a user's own pages: terminal, HTML and JSON. */
public class AppReportsTest {
  @Test
  public void the_terminal_has_a_result_for_each_visit_and_each_reason_once() {
    AppVerdict works = new AppVerdict(AppVerdict.Kind.WORKS, List.of(), List.of());
    AppVerdict fails = new AppVerdict(AppVerdict.Kind.FAILS, List.of("It broke."), List.of("Hm."));
    AppRun run =
        run(
            "a.html",
            visit("a.html", "bare", "chrome", fails),
            visit("a.html", "bare", "firefox", fails),
            visit("a.html", "pyscript-com", "chrome", works));

    assertThat(new AppText().write(run))
        .isEqualTo(
            """
            page    release   hosting       chrome  firefox
            a.html  2026.7.3  bare          FAILS   FAILS
            a.html  2026.7.3  pyscript-com  works

            Why:
              a.html with 2026.7.3 under bare in chrome
              a.html with 2026.7.3 under bare in firefox
                - It broke.

            Noted:
              a.html with 2026.7.3 under bare in chrome
              a.html with 2026.7.3 under bare in firefox
                - Hm.

            Rewritten while serving (your files were not changed):
              a.html:1 a.html was replaced with the copy of a.html
              a.html:2 a.html was removed
              a.html:3 a.html was added

            Served in place of the CDN, but in another version than requested:
              a.html a.html

            1 of 3 visits work.
            """);
  }

  @Test
  public void text_from_a_page_never_becomes_markup() throws IOException {
    for (String text : Hostile.TEXTS) {
      AppVerdict verdict =
          new AppVerdict(AppVerdict.Kind.FAILS, List.of(text + "."), List.of(text + "."));
      AppRun run = run(text + ".", visit(text + ".", text + ".", text + ".", verdict));

      assertThat(tags(run)).as(text).isEqualTo(tags(harmless()));
    }
  }

  @Test
  public void the_page_has_everything() throws IOException {
    assertThat(html(harmless()))
        .contains("Rewritten", "Served in place of the CDN", "What was seen", "FAILS")
        .contains("default-src 'none'");
  }

  @Test
  public void json_has_the_verdict_the_reasons_and_the_observation() {
    assertThat(new AppJson().write(harmless()))
        .contains("\"verdict\" : \"FAILS\"", "\"reasons\" : [ \"a text.\" ]", "\"seen\" : {")
        .contains("\"replacements\" : [", "\"answers\" : [");
  }

  /** {@return a run with a text in every field} */
  public static AppRun harmless() {
    String text = Hostile.HARMLESS + ".";
    return run(
        text,
        visit(
            text, text, text, new AppVerdict(AppVerdict.Kind.FAILS, List.of(text), List.of(text))));
  }

  private static AppVisit visit(String page, String hosting, String browser, AppVerdict verdict) {
    return new AppVisit(
        page, "2026.7.3", hosting, browser, verdict, Given.seen(Given.fact("text", page)));
  }

  private static AppRun run(String text, AppVisit... visits) {
    return new AppRun(
        text,
        Instant.EPOCH,
        List.of(text),
        List.of(text),
        List.of(visits),
        List.of(
            new Replacement(text, 1, text, text),
            new Replacement(text, 2, text, ""),
            new Replacement(text, 3, "", text)),
        List.of(new AppRun.Answered(text, List.of(new CdnResponse(text, text, false)))),
        false);
  }

  private static String html(AppRun run) throws IOException {
    try (Folder folder = new Folder()) {
      AppHtml.write(run, folder.path());
      return Files.readString(folder.path("index.html"));
    }
  }

  /** Only the markup. */
  private static List<String> tags(AppRun run) throws IOException {
    // As a browser reads it: text in quotes does not end a tag.
    return Pattern.compile("<[a-zA-Z/!](?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
        .matcher(html(run))
        .results()
        .map(r -> r.group().replaceAll("\"[^\"]*\"", "\"\""))
        .toList();
  }
}
