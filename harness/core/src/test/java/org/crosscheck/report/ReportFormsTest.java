package org.crosscheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crosscheck.report.Markup.attributes;
import static org.crosscheck.report.Markup.withoutScript;
import static org.crosscheck.report.ReportPages.files;
import static org.crosscheck.report.ReportPages.folder;
import static org.crosscheck.report.ReportPages.pages;
import static org.crosscheck.report.ReportPages.read;
import static org.crosscheck.report.ReportPages.text;
import static org.crosscheck.report.ReportPages.write;
import static org.crosscheck.report.ReportPages.writeHostile;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.given.SampleRun;
import org.crosscheck.message.UserError;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.Screenshots;
import org.crosscheck.record.VisitRecord;
import org.testng.annotations.Test;

/** Tests the forms of a report: a folder, a single file, and an archive. */
public final class ReportFormsTest {
  @Test
  public void a_file_name_is_safe_for_any_page_name() {
    for (String text : Hostile.TEXTS) {
      for (Path file : files(writeHostile(text))) {
        assertThat(file.getFileName().toString()).matches("[A-Za-z0-9_-]{1,160}\\.html");
      }
    }
  }

  @Test
  public void visits_with_similar_names_get_separate_pages() {
    List<VisitRecord> visits =
        Stream.of("a:b", "a-b", "A-b")
            .map(page -> SampleRun.visit(page, "bare", "chrome", "mpy"))
            .toList();
    Path folder =
        write(new RunRecord(SampleRun.info(), SampleRun.browsers(), visits, Optional.empty()));

    assertThat(folder.resolve("visits")).isDirectoryContaining("glob:**/a-b_bare_chrome_mpy.html");
    assertThat(files(folder)).hasSize(3 + View.values().length - 1);
  }

  @Test
  public void a_run_without_verdicts_is_refused() {
    RunRecord empty =
        new RunRecord(SampleRun.info(), SampleRun.browsers(), List.of(), Optional.empty());

    assertThatThrownBy(() -> write(empty))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(
            "has no verdicts, so there is nothing to report; its record was cut off.")
        .hasMessageContaining("./crosscheck run");
  }

  @Test
  public void a_folder_that_cannot_be_written_to_is_reported() throws IOException {
    Path file = Files.createTempFile(folder(), "not-a-folder", "");

    assertThatThrownBy(
            () -> HtmlReport.write(Samples.input(SampleRun.complete(), Baseline.empty()), file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Cannot write the report to " + file);
  }

  @Test
  public void five_thousand_verdicts_fit_into_three_megabytes_of_views() throws IOException {
    Path folder = write(Samples.fiveThousand());
    long size = 0;
    for (View view :
        ReportModel.of(Samples.input(SampleRun.complete(), Baseline.empty())).views()) {
      size += Files.size(folder.resolve(view.file()));
    }

    assertThat(size).isLessThan(3_000_000);
    assertThat(Files.readString(folder.resolve("verdicts.html")).split("<tr>"))
        .hasSizeGreaterThan(5_000);
  }

  @Test
  public void a_single_file_has_every_page_and_loads_nothing() throws IOException {
    Path there = folder();
    Path picture = Screenshots.of(there, "worker-tag:inline pyscript-com firefox mpy");
    Files.createDirectories(picture.resolveSibling(""));
    Files.writeString(picture, "a picture");
    RunRecord run = SampleRun.complete();
    ReportInput in = Samples.input(run, Samples.baseline(run.results()), List.of(there));
    String single = read(HtmlReport.write(in, folder(), HtmlReport.Form.SINGLE_FILE));
    String text = text(withoutScript(single));

    for (String page : pages(HtmlReport.write(in, folder()).resolveSibling(""))) {
      assertThat(text).contains(text(page.replaceAll("(?s)^.*<body>|</body>.*$", "")).strip());
    }
    List<String[]> attributes = attributes(withoutScript(single));
    List<String> ids = attributes.stream().filter(a -> a[0].equals("id")).map(a -> a[1]).toList();
    assertThat(ids)
        .doesNotHaveDuplicates()
        .contains("index", "claims/claim-worker-reaches-dom", "verdicts/main")
        .contains("visits/worker-tag-inline_pyscript-com_firefox_mpy/claim-worker-reaches-dom");
    for (String[] attribute : attributes) {
      assertThat(attribute[0]).isNotEqualTo("style").doesNotStartWith("on");
      if (attribute[0].equals("aria-labelledby")) {
        assertThat(ids).contains(attribute[1]);
      }
      if (attribute[0].equals("src")) {
        assertThat(attribute[1]).isEqualTo("data:image/png;base64,YSBwaWN0dXJl");
      }
      if (attribute[0].equals("href") && !attribute[1].startsWith("https:")) {
        assertThat(attribute[1]).matches("#.+|data:image/svg.*");
        assertThat(ids)
            .containsAnyOf(
                attribute[1].substring(1), attribute[1].replaceAll(".*data:.*", "index"));
      }
    }
    assertThat(attributes.stream().filter(a -> a[0].equals("data-filter")).map(a -> a[1]))
        .contains("verdict=broken", "claim=worker-reaches-dom");
  }

  @Test
  public void the_policy_of_a_single_file_allows_its_own_style_and_script_only() {
    String page =
        read(
            HtmlReport.write(
                Samples.input(SampleRun.complete(), Baseline.empty()),
                folder(),
                HtmlReport.Form.SINGLE_FILE));
    Matcher style = Pattern.compile("(?s)<style>(.*?)</style>").matcher(page);
    Matcher script = Pattern.compile("(?s)<script>(.*?)</script>").matcher(page);

    assertThat(style.find() && script.find()).isTrue();
    assertThat(page)
        .contains(
            "content=\"default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; img-src data:;"
                .formatted(Sha256.of(style.group(1)), Sha256.of(script.group(1))));
    assertThat(style.find() || script.find()).isFalse();
  }

  @Test
  public void an_archive_has_the_same_files_as_the_folder_and_always_the_same_bytes()
      throws IOException {
    RunRecord run = SampleRun.complete();
    ReportInput in = Samples.input(run, Samples.baseline(run.results()));
    Path zip = HtmlReport.write(in, folder(), HtmlReport.Form.ZIP);
    Path expected = HtmlReport.write(in, folder()).resolveSibling("");

    try (FileSystem archive = FileSystems.newFileSystem(zip);
        Stream<Path> all = Files.walk(expected)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      for (Path file : files) {
        String name = "report/" + expected.relativize(file).toString().replace('\\', '/');
        assertThat(archive.getPath(name)).hasSameTextualContentAs(file);
      }
      assertThat(files).hasSizeGreaterThan(40);
    }
    assertThat(HtmlReport.write(in, folder(), HtmlReport.Form.ZIP)).hasSameBinaryContentAs(zip);
  }
}
