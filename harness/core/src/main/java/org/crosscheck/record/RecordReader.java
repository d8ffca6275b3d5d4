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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.VisitKey;

/** Reads records. */
public final class RecordReader {
  private static final int MOST_NAMED = 5;

  private RecordReader() {}

  /**
   * Reads the record of a run. A last line that was cut off is dropped; the record then has no end.
   *
   * @param path the record's file, or the folder of the run
   * @throws UserError if there is no record, the file is not a record, or its format is newer or
   *     older than what this Crosscheck reads
   */
  public static RunRecord read(Path path) {
    Path file = file(path);
    List<String> lines = lines(file);
    if (lines.isEmpty()) {
      throw notARecord(file, "it is empty");
    }
    First first = first(file, lines.get(0));
    List<BrowserInfo> browsers = new ArrayList<>();
    Map<VisitKey, VisitRecord> visits = new LinkedHashMap<>();
    Optional<RunEnd> end = Optional.empty();
    for (int i = 1; i < lines.size(); i++) {
      try {
        ObjectNode line = OldFormats.upgraded(Line.parse(lines.get(i)), first.format());
        if (end.isPresent()) {
          throw notARecord(file, "line " + (i + 1) + " comes after the end");
        }
        switch (Line.kind(line)) {
          case Line.BROWSER -> browsers.add(Line.value(line, BrowserInfo.class));
          case Line.VISIT -> {
            VisitRecord visit = Line.value(line, VisitRecord.class);
            visits.merge(visit.key(), visit, (all, more) -> all.with(more.tries()));
          }
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
              throw notARecord(
                  file, "it contains " + read + " visits, but its last line counts " + e.visits());
            });
    return new RunRecord(first.info(), browsers, List.copyOf(visits.values()), end);
  }

  /**
   * Reads only the first line of a record.
   *
   * @param path the record's file, or the folder of the run
   * @throws UserError as for {@link #read}
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
    String problem = "Found no record of a run: " + file + " does not exist.";
    if (below.isEmpty()) {
      throw new UserError(
          problem,
          "Name the folder of a run, such as one under reports/runs/, or make a run: ./crosscheck"
              + " run");
    }
    int more = below.size() - MOST_NAMED;
    throw new UserError(
        "%s Below %s are %d runs: %s%s."
            .formatted(
                problem,
                path,
                below.size(),
                // The newest: they are sorted by time.
                String.join(", ", below.subList(Math.max(0, more), below.size())),
                more > 0 ? " and " + more + " earlier ones" : ""),
        "Name one of them, or list all of them: ./crosscheck history " + path);
  }

  /** The first line of a record, and the format in which the record was written. */
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
            "%s has format %d; this Crosscheck reads formats %d to %d."
                .formatted(file, format.intValue(), OldFormats.OLDEST, RunInfo.FORMAT),
            "Update Crosscheck (git pull), or use the version that wrote the record: %s."
                .formatted(writtenBy(line)));
      }
      if (format.isInt() && format.intValue() < OldFormats.OLDEST) {
        throw new UserError(
            "%s has format %d; this Crosscheck reads formats %d to %d."
                .formatted(file, format.intValue(), OldFormats.OLDEST, RunInfo.FORMAT),
            "Run again, or use the version that wrote the record: %s.".formatted(writtenBy(line)));
      }
      int written = format.isInt() ? format.intValue() : RunInfo.FORMAT;
      return new First(written, Line.value(OldFormats.upgraded(line, written), RunInfo.class));
    } catch (JsonProcessingException e) {
      if (cutOff(first, e)) {
        throw new UserError(
            "The record %s ends in the middle of its first line, as after a crash or on a full disk, so it says nothing about the run."
                .formatted(file),
            "Run again: ./crosscheck run");
      }
      throw notARecord(file, "line 1: " + e.getOriginalMessage());
    }
  }

  /** {@return the version of Crosscheck that wrote a record; older formats have it at the top} */
  private static String writtenBy(ObjectNode run) {
    JsonNode version = run.path("environment").path("harnessVersion");
    return version.asText(run.path("harnessVersion").asText("unknown"));
  }

  /** A line that starts as an object but does not end as one was cut off. */
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
        "Name a " + RunRecord.FILE + " that Crosscheck wrote, or make a run: ./crosscheck run");
  }
}
