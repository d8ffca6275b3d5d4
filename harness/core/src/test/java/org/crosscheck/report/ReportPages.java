package org.crosscheck.report;

import static org.crosscheck.report.Markup.withoutScript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.given.SampleRun;
import org.crosscheck.record.RunRecord;

/** Writes reports of sample runs and reads their pages. */
final class ReportPages {
  private ReportPages() {}

  static Path write(RunRecord run) {
    Baseline baseline = Samples.baseline(SampleRun.complete().results());
    return HtmlReport.write(Samples.input(run, baseline), folder()).resolveSibling("");
  }

  static String view(View view) {
    return read(write(SampleRun.complete()).resolve(view.file()));
  }

  static String index(RunRecord run) {
    return read(write(run).resolve("index.html"));
  }

  /** What a reader sees, on one line. */
  static String text(String page) {
    return page.replaceAll("<[^>]*>", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path folder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target/reports")), "run");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path writeHostile(String text) {
    ReportInput hostile = Hostile.input(text);
    ReportInput in = hostile.beside(Against.run(hostile.run()));
    Path folder = HtmlReport.write(in, folder()).resolveSibling("");
    HtmlReport.write(in, folder, HtmlReport.Form.SINGLE_FILE);
    return folder;
  }

  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".html")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> pages(Path folder) {
    return files(folder).stream()
        .sorted(java.util.Comparator.comparing(f -> !f.endsWith("index.html")))
        .map(file -> withoutScript(read(file)))
        .toList();
  }
}
