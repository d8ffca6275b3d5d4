package org.crosscheck.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.Place;
import org.crosscheck.yaml.YamlFile;

/** A JSON file (RFC 8259), read through the entries of {@link YamlFile}, which have positions. */
public final class JsonFile {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(YamlFile.DEEPEST).build())
          .build();

  private JsonFile() {}

  /**
   * Reads a file through a function, and throws all problems at once if there are any.
   *
   * @param path the file; comments, trailing commas and a byte order mark are not JSON
   * @param read turns the root into a value; may report problems through the entries
   * @return what {@code read} returned
   * @throws UserError if the file does not exist, is not UTF-8, is not JSON, has a name twice in
   *     one object, or {@code read} reported a problem
   */
  public static <T> T read(Path path, YamlFile.Reader<T> read) {
    return read(path, YamlFile.text(path), read);
  }

  /**
   * Reads a file in which comments from {@code //} to the end of the line and between {@code /*}
   * and its counterpart are allowed; otherwise like {@link #read(Path, YamlFile.Reader)}.
   */
  public static <T> T readWithComments(Path path, YamlFile.Reader<T> read) {
    return read(path, withoutComments(YamlFile.text(path)), read);
  }

  /**
   * JSON is YAML 1.2 except for tabs, which JSON allows only between tokens. Replacing each with a
   * space keeps every column.
   */
  private static <T> T read(Path path, String text, YamlFile.Reader<T> read) {
    check(path, text);
    return YamlFile.read(path, text.replace('\t', ' '), read);
  }

  private static void check(Path path, String text) {
    if (text.isBlank()) {
      throw new UserError(path + " is empty.", "Fill it in or remove it.");
    }
    if (text.charAt(0) == BYTE_ORDER_MARK) {
      throw notJson(path, new Place(1, 1), "it starts with a byte order mark");
    }
    try (JsonParser parser = JSON.createParser(text)) {
      check(path, parser);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  private static void check(Path path, JsonParser parser) throws IOException {
    try {
      if (parser.nextToken() != null) {
        parser.skipChildren();
      }
      JsonToken more = parser.nextToken();
      if (more != null) {
        throw notJson(path, place(parser.currentTokenLocation()), "there is text after the end");
      }
    } catch (JsonProcessingException e) {
      String problem =
          e.getOriginalMessage()
              .replaceAll("\\[Source: .*?; (line): (\\d+), (column): (\\d+)\\]", "$1 $2, $3 $4")
              .replaceAll(", from `[^`]*`", "")
              .replaceFirst("(?s)\\n.*", "");
      // An exceeded limit has no location of its own.
      JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
      throw notJson(path, place(at), problem);
    }
  }

  private static Place place(JsonLocation location) {
    return new Place(location.getLineNr(), location.getColumnNr());
  }

  private static UserError notJson(Path path, Place place, String problem) {
    return new UserError(
        path + " is not JSON: " + place.prefix() + problem.replaceFirst("\\.$", "") + ".",
        "Correct the file at that line.");
  }

  /** Replaces comments with spaces, so that all positions stay the same. */
  private static String withoutComments(String text) {
    StringBuilder plain = new StringBuilder(text);
    int lastEnd = text.lastIndexOf("*/");
    int i = 0;
    while (i < plain.length()) {
      if (plain.charAt(i) == '"') {
        i = afterText(plain, i);
      } else if (text.startsWith("//", i)) {
        i = blank(plain, i, endOf(plain, "\n", i));
      } else if (text.startsWith("/*", i) && lastEnd >= i + 2) {
        i = blank(plain, i, plain.indexOf("*/", i + 2) + 2);
      } else {
        i++;
      }
    }
    return plain.toString();
  }

  private static int afterText(StringBuilder plain, int quote) {
    int i = quote + 1;
    while (i < plain.length() && plain.charAt(i) != '"') {
      i += plain.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  private static int endOf(StringBuilder plain, String what, int from) {
    int end = plain.indexOf(what, from);
    return end < 0 ? plain.length() : end;
  }

  private static int blank(StringBuilder plain, int from, int to) {
    for (int i = from; i < to; i++) {
      if (plain.charAt(i) != '\n' && plain.charAt(i) != '\r') {
        plain.setCharAt(i, ' ');
      }
    }
    return to;
  }
}
