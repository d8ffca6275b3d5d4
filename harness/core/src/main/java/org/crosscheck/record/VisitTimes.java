package org.crosscheck.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.crosscheck.verdict.VisitKey;

/**
 * How long visits took in earlier runs, in milliseconds: the page's own time and ours, of the try
 * that was judged.
 */
public final class VisitTimes {
  private final Map<VisitKey, Double> visits = new HashMap<>();
  private final Map<String, DoubleSummaryStatistics> pages = new HashMap<>();

  private VisitTimes() {}

  /** {@return no times, as before the first run} */
  public static VisitTimes none() {
    return new VisitTimes();
  }

  /**
   * {@return what records say of some visits} They only feed an estimate, so a record that is
   * damaged gives what can be read of it, and one that is missing nothing.
   *
   * @param folders of runs, the one to believe first; no more are read than it takes to know all
   * @param wanted the visits
   */
  public static VisitTimes read(List<Path> folders, Collection<VisitKey> wanted) {
    VisitTimes times = new VisitTimes();
    Set<VisitKey> unknown = new HashSet<>(wanted);
    for (Path folder : folders) {
      if (unknown.isEmpty()) {
        return times;
      }
      times.add(folder.resolve(RunRecord.FILE));
      unknown.removeAll(times.visits.keySet());
    }
    return times;
  }

  /**
   * {@return how long a visit took the last time, else visits of the same page with the same
   * interpreters in the same browser on average, under whatever hosting; empty if there was none}
   */
  public OptionalDouble of(VisitKey visit) {
    Double exactly = visits.get(visit);
    if (exactly != null) {
      return OptionalDouble.of(exactly);
    }
    DoubleSummaryStatistics alike = pages.get(page(visit));
    return alike == null ? OptionalDouble.empty() : OptionalDouble.of(alike.getAverage());
  }

  /** Line by line: a record is large, and an estimate must not cost memory. */
  private void add(Path file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      int format = RunInfo.FORMAT;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        ObjectNode line = Line.parse(text);
        format = line.path("format").asInt(format);
        add(OldFormats.upgraded(line, format));
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // Cut off here; what came before it counts.
    } catch (IOException e) {
      // No record, no times.
    }
  }

  private void add(JsonNode line) {
    JsonNode tries = line.path("tries");
    JsonNode timings = tries.path(tries.size() - 1).path("timings");
    if (timings.isMissingNode()) {
      return;
    }
    double took = 0;
    for (JsonNode part : timings) {
      took += part.asDouble();
    }
    VisitKey visit = VisitJson.key(line);
    visits.putIfAbsent(visit, took);
    pages.computeIfAbsent(page(visit), name -> new DoubleSummaryStatistics()).accept(took);
  }

  private static String page(VisitKey visit) {
    return String.join(" ", visit.page(), visit.engine(), visit.interpreters());
  }
}
