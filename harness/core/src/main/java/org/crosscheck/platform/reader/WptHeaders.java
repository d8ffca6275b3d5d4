package org.crosscheck.platform.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.Place;
import org.crosscheck.yaml.YamlFile;

/**
 * The headers that wptserve sends for a {@code .headers} file: every line, with lines of the same
 * name grouped in the spelling of the first, and only for files that exist.
 *
 * <p>The rules are those of {@code wptserve/handlers.py} and {@code response.py} in
 * web-platform-tests/wpt, read in 2026. A {@code __dir__.headers} applies to the files of its
 * folder; because the path of that folder is unknown, it applies to all paths here.
 */
final class WptHeaders implements Ruled {
  private static final String FOLDER = "__dir__";
  private static final int FIRST_ERROR = 400;

  private final String file;
  private final String name;
  private final List<Line> lines;

  private WptHeaders(String file, String name, List<Line> lines) {
    this.file = file;
    this.name = name;
    this.lines = List.copyOf(lines);
  }

  static WptHeaders read(Path path, Findings findings) {
    String file = String.valueOf(path.getFileName());
    if (!file.matches(".+\\.headers")) {
      throw new UserError(
          "wptserve does not read headers from " + file + ".",
          "Name it __dir__.headers, or after the file that it applies to, such as"
              + " index.html.headers.");
    }
    String name = file.replaceFirst("(\\.sub)?\\.headers$", "");
    Map<String, List<Line>> byName = new LinkedHashMap<>();
    int number = 0;
    for (String text : YamlFile.text(path).lines().toList()) {
      number++;
      if (!text.isEmpty()) {
        line(number, text, findings, byName);
      }
    }
    findings.refuse(path);
    if (name.equals(FOLDER)) {
      findings.limit(
          new Place(1, 1),
          "wptserve sends these headers for files in this folder but not in its subfolders;"
              + " Crosscheck applies them to all paths",
          false);
    }
    return new WptHeaders(file, name, byName.values().stream().flatMap(List::stream).toList());
  }

  private static void line(
      int number, String text, Findings findings, Map<String, List<Line>> byName) {
    Place at = new Place(number, text.length() - text.stripLeading().length() + 1);
    int colon = text.indexOf(':');
    if (colon < 0) {
      findings.problem(
          at,
          text.isBlank()
              ? "the line is blank but not empty, which makes wptserve fail"
              : "'" + text.strip() + "' has no colon, which makes wptserve fail");
      return;
    }
    if (text.contains("{{")) {
      findings.limit(
          at,
          "Crosscheck does not expand {{ }} placeholders",
          Findings.isolates(Stream.of(text.substring(0, colon).strip())));
    }
    findings
        .line(at, text.substring(0, colon).strip(), text.substring(colon + 1).strip())
        .ifPresent(line -> add(line, findings, byName));
  }

  private static void add(Line line, Findings findings, Map<String, List<Line>> byName) {
    List<Line> same =
        byName.computeIfAbsent(line.name().toLowerCase(Locale.ROOT), n -> new ArrayList<>());
    if (same.isEmpty()) {
      same.add(line);
      return;
    }
    Line first = same.get(0);
    findings.remark(
        line.at(),
        "'"
            + first.name()
            + "' is set earlier (line "
            + first.at().line()
            + "); wptserve sends both, and browsers combine them into "
            + Findings.joined(first.name(), first.value() + ", " + line.value()));
    same.add(new Line(line.at(), first.name(), line.value()));
  }

  @Override
  public List<PathRule> rules() {
    return lines.stream()
        .limit(1)
        .map(
            first ->
                new PathRule(
                    name,
                    first.at(),
                    PathRule.Matching.of(p -> !linesFor(p, 200).isEmpty()),
                    lines))
        .toList();
  }

  @Override
  public List<HeaderField> linesFor(String path, int status) {
    boolean mine = name.equals(FOLDER) || path.substring(path.lastIndexOf('/') + 1).equals(name);
    // wptserve does not read headers for a file that does not exist.
    return mine && status < FIRST_ERROR
        ? lines.stream().map(line -> line.field(text -> text)).toList()
        : List.of();
  }

  @Override
  public String explain() {
    String where = name.equals(FOLDER) ? "on everything" : "on files named " + name;
    return "Sends what wptserve sends for "
        + file
        + ": "
        + (lines.isEmpty()
            ? "nothing"
            : String.join(", ", lines.stream().map(Line::toString).toList()) + " " + where);
  }
}
