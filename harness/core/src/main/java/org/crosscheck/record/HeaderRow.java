package org.crosscheck.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.UserError;

/**
 * The header lines of one response, of which a prediction is asked.
 *
 * @param lines in the order in which they are sent
 * @param url where the page is, if the row says so
 */
public record HeaderRow(List<HeaderField> lines, Optional<String> url) {
  private static final String FORM = "Write [{\"headers\": [[\"Name\", \"value\"], ...]}, ...].";

  /** Copies the lines. */
  public HeaderRow {
    lines = List.copyOf(lines);
  }

  /**
   * {@return the rows of a JSON file: a list of {@code {"headers": [[name, value], ...]}}, each
   * with {@code "url"} if the page is elsewhere}
   *
   * @throws UserError with every mistake of the file
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
      return Json.MAPPER.readTree(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new UserError("There is no file " + file + ".", "Name one with rows of headers.");
    } catch (CharacterCodingException e) {
      throw new UserError(file + " is not UTF-8: " + e.getMessage() + ".", "Save it as UTF-8.");
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " in line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr();
      throw new UserError(file + " is no JSON" + where + ": " + e.getOriginalMessage() + ".", FORM);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
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
        problems.add(line + "expected [\"Name\", \"value\"], found " + pair);
        continue;
      }
      try {
        lines.add(new HeaderField(pair.get(0).textValue(), pair.get(1).textValue()));
      } catch (UserError e) {
        problems.add(line + e.getMessage());
      }
    }
    if (node.has("url") && !node.get("url").isTextual()) {
      problems.add(where + ": \"url\" is no text");
    }
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(
            new HeaderRow(lines, Optional.ofNullable(node.get("url")).map(JsonNode::textValue)));
  }
}
