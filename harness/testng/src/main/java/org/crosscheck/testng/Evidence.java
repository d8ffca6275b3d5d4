package org.crosscheck.testng;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.crosscheck.file.FileErrors;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.observation.Observation;
import org.crosscheck.workspace.Workspace;

/**
 * What was seen of the pages of a failed test. It is a suppressed exception of the failure, so that
 * every report of tests has it.
 */
public final class Evidence extends Exception {
  private static final long serialVersionUID = 1;

  private static final int MOST = 20;

  private Evidence(String text) {
    super(text, null, false, false);
  }

  /** {@return the folder for evidence} */
  static Path folder(Path project) {
    return project.resolve(System.getProperty(Options.EVIDENCE, "target/crosscheck"));
  }

  /** {@return the folder for the evidence of one test} */
  static Path folder(Path project, String test) {
    String name = test.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("-+$", "");
    return folder(project).resolve(name);
  }

  /** Removes the evidence of an earlier failure. */
  static void remove(Path folder) {
    if (Files.isDirectory(folder)) {
      Workspace.delete(folder);
    }
  }

  /**
   * {@return the evidence of pages, the most important lines; everything is in files}
   *
   * @param folder where to write the files: for each page, a text and a screenshot
   */
  static Evidence of(List<Page> pages, Path folder) {
    List<String> lines = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      for (int i = 0; i < pages.size(); i++) {
        Page page = pages.get(i);
        List<String> all = lines(page, Integer.MAX_VALUE);
        lines.addAll(lines(page, MOST));
        Path text = folder.resolve("page-%d.txt".formatted(i + 1));
        Files.writeString(text, String.join("\n", all) + "\n", StandardCharsets.UTF_8);
        lines.add("everything: " + text);
        Optional<byte[]> png = page.screenshot();
        if (png.isPresent()) {
          Path file = folder.resolve("page-%d.png".formatted(i + 1));
          Files.write(file, png.get());
          lines.add("screenshot: " + file);
        }
      }
    } catch (IOException e) {
      lines.add(FileErrors.cannotWrite(folder, e).getMessage());
    }
    return new Evidence(String.join("\n  ", lines));
  }

  private static List<String> lines(Page page, int most) {
    Observation seen = page.seen();
    List<String> lines = new ArrayList<>();
    lines.add(page + " at " + page.url());
    lines.add(
        "cross-origin isolated: "
            + seen.isolated().map(String::valueOf).orElse("not reported")
            + "; the visit: "
            + seen.outcome().displayName());
    part(lines, "as 'crosscheck app' says it", page.verdict().reasons(), most);
    part(
        lines,
        "response headers",
        page.responseHeaders().stream().map(l -> l.name() + ": " + l.value()).toList(),
        most);
    part(
        lines,
        "console",
        seen.console().stream()
            .map(l -> String.format(Locale.ROOT, "%.0f ms %s: %s", l.at(), l.level(), l.text()))
            .toList(),
        most);
    part(
        lines,
        "uncaught errors",
        seen.errors().stream().map(e -> e.text() + " (" + e.where() + ")").toList(),
        most);
    part(
        lines,
        "requests that failed",
        seen.exchanges().stream()
            .filter(e -> e.status() >= 400 || !e.failure().isEmpty())
            .map(e -> "%s %s %d %s".formatted(e.method(), e.url(), e.status(), e.failure()))
            .toList(),
        most);
    part(
        lines,
        "facts",
        seen.facts().stream().map(f -> f.from() + " " + f.name() + " = " + f.value()).toList(),
        most);
    return lines;
  }

  /** Adds lines below a heading, the last ones if they are too many; nothing if there are none. */
  private static void part(List<String> lines, String heading, List<String> items, int most) {
    int left = Math.max(0, items.size() - most);
    if (!items.isEmpty()) {
      lines.add(
          heading + (left > 0 ? " (the last " + most + " of " + items.size() + ")" : "") + ":");
    }
    items.stream().skip(left).forEach(item -> lines.add("  " + TextSanitizer.line(item)));
  }
}
