package org.crosscheck.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crosscheck.file.TextFile;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.message.UserError;

/**
 * The header lines of one response whose isolation is to be predicted: one row of the file that
 * {@code explain --file} reads.
 *
 * @param lines in the order in which they are sent
 * @param url the page's URL, if the row has one
 */
public record HeaderRow(List<HeaderField> lines, Optional<String> url) {
  private static final int SHOWN = 80;

  private static final String FORM = "Write [{\"headers\": [[\"Name\", \"value\"], ...]}, ...].";

  /** Copies the lines. */
  public HeaderRow {
    lines = List.copyOf(lines);
  }

  /**
   * Reads a JSON file: a list of {@code {"headers": [[name, value], ...]}}, each with an optional
   * {@code "url"}.
   *
   * @throws UserError with every mistake in the file, or if it is missing, too large, or not UTF-8
   *     or JSON
   */
  public static List<HeaderRow> read(Path file) {
    JsonNode root = tree(file);
    List<String> problems = new ArrayList<>();
    List<HeaderRow> rows = new ArrayList<>();
    if (!root.isArray()) {
      problems.add("expected a list, found " + root.getNodeType());
    }
    for (int i = 0; i < root.size(); i++) {
      row(root.get(i), "row " + (i + 1), problems).ifPresent(rows::add);
    }
    if (!problems.isEmpty()) {
      throw UserError.all("Cannot use " + file + ":", problems, FORM);
    }
    return rows;
  }

  private static JsonNode tree(Path file) {
    try {
      return Json.MAPPER
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readTree(TextFile.read(file, TextFile.GENERATED));
    } catch (JsonProcessingException e) {
      JsonLocation location = e.getLocation();
      String where =
          location == null
              ? ""
              : " in line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
      throw new UserError(
          "%s is not JSON%s: %s."
              .formatted(file, where, e.getOriginalMessage().replaceAll(", from `[^`]*`", "")),
          FORM);
    }
  }

  private static Optional<HeaderRow> row(JsonNode node, String where, List<String> problems) {
    int before = problems.size();
    List<HeaderField> lines = new ArrayList<>();
    JsonNode headers = node.path("headers");
    if (!node.isObject() || !headers.isArray()) {
      problems.add(where + ": expected \"headers\" with a list");
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("headers") && !name.equals("url")) {
                problems.add(where + ": unknown entry \"" + name + "\"");
              }
            });
    for (int i = 0; i < headers.size(); i++) {
      JsonNode pair = headers.get(i);
      String line = where + ", header " + (i + 1) + ": ";
      if (pair.size() != 2 || !pair.path(0).isTextual() || !pair.path(1).isTextual()) {
        problems.add(
            line
                + "expected [\"Name\", \"value\"], found "
                + TextSanitizer.line(pair.toString(), SHOWN));
        continue;
      }
      try {
        lines.add(new HeaderField(pair.get(0).textValue(), pair.get(1).textValue()));
      } catch (UserError e) {
        problems.add(line + e.getMessage());
      }
    }
    if (node.has("url") && !node.get("url").isTextual()) {
      problems.add(where + ": \"url\" is not a string");
    }
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(
            new HeaderRow(lines, Optional.ofNullable(node.get("url")).map(JsonNode::textValue)));
  }
}
