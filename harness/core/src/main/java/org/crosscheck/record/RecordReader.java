package org.crosscheck.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import org.crosscheck.message.UserError;

/** Reads records. */
public final class RecordReader {
  private static final int MOST_NAMED = 5;

  private RecordReader() {}

  /**
   * {@return the record of a run} A last line that was cut off is left out, and the record has no
   * end then.
   *
   * @param path the record's file, or the folder of the run
   * @throws UserError if there is no record, the file is not one, or a newer Crosscheck wrote it
   */
  public static RunRecord read(Path path) {
    Path file = file(path);
    List<String> lines = lines(file);
    if (lines.isEmpty()) {
      throw notARecord(file, "it is empty");
    }
    First first = first(file, lines.get(0));
    List<BrowserInfo> browsers = new ArrayList<>();
    List<VisitRecord> visits = new ArrayList<>();
    Optional<RunEnd> end = Optional.empty();
    for (int i = 1; i < lines.size(); i++) {
      try {
        ObjectNode line = OldFormats.upgraded(Line.parse(lines.get(i)), first.format());
        if (end.isPresent()) {
          throw notARecord(file, "line " + (i + 1) + " comes after the end");
        }
        switch (Line.kind(line)) {
          case Line.BROWSER -> browsers.add(Line.value(line, BrowserInfo.class));
          case Line.VISIT -> visits.add(Line.value(line, VisitRecord.class));
          case Line.END -> end = Optional.of(Line.value(line, RunEnd.class));
          default ->
              throw notARecord(file, "line " + (i + 1) + " is not a browser, a visit or the end");
        }
      } catch (JsonProcessingException e) {
        boolean cutOff = i == lines.size() - 1 && end.isEmpty() && !isJson(lines.get(i));
        if (!cutOff) {
          throw notARecord(file, "line " + (i + 1) + ": " + e.getOriginalMessage());
        }
      }
    }
    int read = visits.size();
    end.filter(e -> e.visits() != read)
        .ifPresent(
            e -> {
              throw notARecord(file, "it holds " + read + " visits and says " + e.visits());
            });
    return new RunRecord(first.info(), browsers, visits, end);
  }

  /**
   * {@return what was run, from the first line alone}
   *
   * @param path the record's file, or the folder of the run
   * @throws UserError if there is no record, the file is not one, or a newer Crosscheck wrote it
   */
  public static RunInfo info(Path path) {
    Path file = file(path);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      String first = reader.readLine();
      if (first == null) {
        throw notARecord(file, "it is empty");
      }
      return first(file, first).info();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static Path file(Path path) {
    Path file = Files.isDirectory(path) ? path.resolve(RunRecord.FILE) : path;
    if (Files.isRegularFile(file)) {
      return file;
    }
    List<String> below = RunFolders.below(path).stream().map(Path::toString).toList();
    String looked = "There is no record of a run: looked for " + file + ".";
    if (below.isEmpty()) {
      throw new UserError(
          looked,
          "Name the folder of a run, such as one under reports/runs/, or make one: ./crosscheck"
              + " run");
    }
    int more = below.size() - MOST_NAMED;
    throw new UserError(
        looked
            + " Below it are "
            + below.size()
            + " runs: "
            // The newest: they are sorted by time.
            + String.join(", ", below.subList(Math.max(0, more), below.size()))
            + (more > 0 ? " and " + more + " before these" : "")
            + ".",
        "Name one of them, or see all: ./crosscheck history " + path);
  }

  /** What the first line of a record says, and in which format the record is. */
  private record First(int format, RunInfo info) {}

  private static First first(Path file, String first) {
    try {
      ObjectNode line = Line.parse(first);
      if (!Line.kind(line).equals(Line.RUN)) {
        throw notARecord(file, "its first line does not describe a run");
      }
      JsonNode format = line.path("format");
      if (format.isInt() && format.intValue() > RunInfo.FORMAT) {
        throw new UserError(
            "A newer Crosscheck wrote "
                + file
                + ": format "
                + format.intValue()
                + "; this one reads "
                + RunInfo.FORMAT
                + ".",
            "Update Crosscheck (git pull), or make the report with the version that wrote it: "
                + line.path("harnessVersion").asText("unknown")
                + ".");
      }
      if (format.isInt() && format.intValue() < OldFormats.OLDEST) {
        throw new UserError(
            "An older Crosscheck wrote "
                + file
                + ": format "
                + format.intValue()
                + "; this one reads "
                + OldFormats.OLDEST
                + " to "
                + RunInfo.FORMAT
                + ".",
            "Run again, or read it with the version that wrote it: "
                + line.path("harnessVersion").asText("unknown")
                + ".");
      }
      int written = format.isInt() ? format.intValue() : RunInfo.FORMAT;
      return new First(written, Line.value(OldFormats.upgraded(line, written), RunInfo.class));
    } catch (JsonProcessingException e) {
      if (cutOff(first, e)) {
        throw new UserError(
            "The record "
                + file
                + " was cut off in the middle of its first line, as by a crash or a full disk; that"
                + " line says what was run, so nothing of the run is known.",
            "Run again: ./crosscheck run");
      }
      throw notARecord(file, "line 1: " + e.getOriginalMessage());
    }
  }

  /** A whole line is an object, and ends as one; where it ends too early, so does what is in it. */
  private static boolean cutOff(String line, JsonProcessingException why) {
    return line.startsWith("{") && (why instanceof JsonEOFException || !line.endsWith("}"));
  }

  private static boolean isJson(String line) {
    try {
      Line.parse(line);
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Malformed UTF-8 is replaced: a record may be cut off in the middle of a character. */
  private static List<String> lines(Path file) {
    try (InputStream in = Files.newInputStream(file);
        Scanner scanner = new Scanner(in, StandardCharsets.UTF_8)) {
      return scanner.useDelimiter("\n").tokens().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static UserError notARecord(Path file, String why) {
    return new UserError(
        file + " is not a record of a run: " + why + ".",
        "Name a " + RunRecord.FILE + " that Crosscheck wrote, or make one: ./crosscheck run");
  }
}
