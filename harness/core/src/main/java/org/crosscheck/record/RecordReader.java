package org.crosscheck.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.VisitKey;

/** Reads records. */
public final class RecordReader {
  private static final int MOST_NAMED = 5;
  private static final int SHOWN = 300;

  private RecordReader() {}

  /**
   * Reads the record of a run. Lines that cannot be read are left out and listed in {@link
   * RunRecord#damaged()}. A last line that was cut off is dropped; the record then has no end.
   *
   * @param path the record's file, or the folder of the run
   * @throws UserError if there is no record, the file is not a record, or its format is newer or
   *     older than what this Crosscheck reads
   */
  public static RunRecord read(Path path) {
    Path file = file(path);
    try (RecordLines lines = RecordLines.open(file)) {
      First first = first(file, lines);
      Visits rest = new Visits(first.format());
      rest.read(lines);
      return rest.record(first.info());
    }
  }

  /**
   * Reads the results of a run and skips what was observed, which is several times faster than
   * {@link #read}. Damage in what is skipped is found only if the line is not JSON.
   *
   * @param path the record's file, or the folder of the run
   * @throws UserError as for {@link #read}
   */
  public static RunResults results(Path path) {
    Path file = file(path);
    try (RecordLines lines = RecordLines.open(file)) {
      First first = first(file, lines);
      Results rest = new Results(first.format());
      rest.read(lines);
      return rest.results(first.info());
    }
  }

  /**
   * Reads only the first line of a record.
   *
   * @param path the record's file, or the folder of the run
   * @throws UserError as for {@link #read}
   */
  public static RunInfo info(Path path) {
    Path file = file(path);
    try (RecordLines lines = RecordLines.open(file)) {
      return first(file, lines).info();
    }
  }

  /** The lines after the first one. */
  private abstract static class Rest {
    private final int format;
    private final List<BrowserInfo> browsers = new ArrayList<>();
    private final List<DamagedLine> damaged = new ArrayList<>();
    private Optional<RunEnd> end = Optional.empty();
    private int lastLine;

    Rest(int format) {
      this.format = format;
    }

    /** {@return the line as JSON, in the current format} */
    abstract ObjectNode parse(String line, int written) throws JsonProcessingException;

    /** Adds the line of a visit. */
    abstract void visit(ObjectNode line) throws JsonProcessingException;

    /** {@return the number of different visits so far} */
    abstract int visits();

    void read(RecordLines lines) {
      Optional<RecordLines.Text> line = lines.next();
      while (line.isPresent()) {
        Optional<RecordLines.Text> next = lines.next();
        add(line.get(), next.isEmpty());
        line = next;
      }
    }

    private void add(RecordLines.Text line, boolean last) {
      lastLine = line.number();
      try {
        if (!line.complete()) {
          throw new IllegalArgumentException(
              "it has more than %d characters".formatted(RecordLines.LONGEST));
        }
        if (end.isPresent()) {
          throw new IllegalArgumentException("it comes after the end");
        }
        add(parse(line.text(), format));
      } catch (IllegalArgumentException e) {
        damaged.add(new DamagedLine(line.number(), String.valueOf(e.getMessage())));
      } catch (JsonProcessingException e) {
        boolean cutOff = last && end.isEmpty() && !isJson(line.text());
        if (!cutOff) {
          damaged.add(new DamagedLine(line.number(), e.getOriginalMessage()));
        }
      }
    }

    private void add(ObjectNode line) throws JsonProcessingException {
      switch (Line.kind(line)) {
        case Line.BROWSER -> browsers.add(Line.value(line, BrowserInfo.class));
        case Line.VISIT -> visit(line);
        case Line.END -> end = Optional.of(Line.value(line, RunEnd.class));
        default -> throw new IllegalArgumentException("it is not a browser, a visit or the end");
      }
    }

    RunRecord record(RunInfo info, List<VisitRecord> visits) {
      int counted = end.map(RunEnd::visits).orElse(visits());
      if (counted != visits() && damaged.isEmpty()) {
        damaged.add(
            new DamagedLine(
                lastLine,
                "it counts %d visits, but the record has %d".formatted(counted, visits())));
      }
      return new RunRecord(info, browsers, visits, end, damaged);
    }
  }

  /** The visits with all that was observed. */
  private static final class Visits extends Rest {
    private final Map<VisitKey, VisitRecord> visits = new LinkedHashMap<>();

    Visits(int format) {
      super(format);
    }

    @Override
    ObjectNode parse(String line, int written) throws JsonProcessingException {
      return OldFormats.upgraded(Line.parse(line), written);
    }

    @Override
    void visit(ObjectNode line) throws JsonProcessingException {
      VisitRecord visit = Line.value(line, VisitRecord.class);
      visits.merge(visit.key(), visit, (all, more) -> all.with(more.tries()));
    }

    @Override
    int visits() {
      return visits.size();
    }

    RunRecord record(RunInfo info) {
      return record(info, List.copyOf(visits.values()));
    }
  }

  /** The results of each try, by visit. */
  private static final class Results extends Rest {
    private final Map<VisitKey, List<List<TestResult>>> tries = new LinkedHashMap<>();

    Results(int format) {
      super(format);
    }

    /** What was observed in a record of an older format may decide what its verdicts mean. */
    @Override
    ObjectNode parse(String line, int written) throws JsonProcessingException {
      return written == RunInfo.FORMAT
          ? ResultLine.parse(line)
          : OldFormats.upgraded(Line.parse(line), written);
    }

    @Override
    void visit(ObjectNode line) {
      VisitKey key = VisitJson.key(line);
      tries.computeIfAbsent(key, k -> new ArrayList<>()).addAll(VisitJson.results(key, line));
    }

    @Override
    int visits() {
      return tries.size();
    }

    RunResults results(RunInfo info) {
      RunRecord without = record(info, List.of());
      return new RunResults(
          info,
          without.browsers(),
          tries.values().stream().flatMap(all -> VisitRecord.results(all).stream()).toList(),
          without.partial());
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
          "Name a run by its ID or its folder, such as one under reports/runs/, or make a run:"
              + " ./crosscheck run");
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

  private static First first(Path file, RecordLines lines) {
    RecordLines.Text first = lines.next().orElseThrow(() -> notARecord(file, "it is empty"));
    if (!first.complete()) {
      throw notARecord(file, "line 1 has more than %d characters".formatted(RecordLines.LONGEST));
    }
    return first(file, first.text());
  }

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
      return new First(written, info(file, OldFormats.upgraded(line, written)));
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

  private static RunInfo info(Path file, ObjectNode line) {
    try {
      return Line.value(line, RunInfo.class);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      String why =
          e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
      throw new UserError(
          "Line 1 of the record %s, which describes the run, is damaged: %s."
              .formatted(file, TextSanitizer.line(String.valueOf(why), SHOWN)),
          "Restore the record, or run again: ./crosscheck run");
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

  private static UserError notARecord(Path file, String why) {
    return new UserError(
        file + " is not a record of a run: " + TextSanitizer.line(why, SHOWN) + ".",
        "Name a " + RunRecord.FILE + " that Crosscheck wrote, or make a run: ./crosscheck run");
  }
}
