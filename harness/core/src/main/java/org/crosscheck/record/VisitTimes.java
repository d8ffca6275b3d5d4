package org.crosscheck.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.VisitKey;

/**
 * How long visits took in earlier runs, in milliseconds: the page's time and the harness's time of
 * the try that was judged.
 */
public final class VisitTimes {
  private final Map<VisitKey, Double> visits = new HashMap<>();
  private final Map<String, DoubleSummaryStatistics> pages = new HashMap<>();

  private VisitTimes() {}

  /** {@return an empty set of times, as before the first run} */
  public static VisitTimes none() {
    return new VisitTimes();
  }

  /**
   * Reads the times of some visits from records. They only feed an estimate, so a damaged record
   * contributes what can be read of it, and a missing one contributes nothing.
   *
   * @param folders of runs, the preferred one first; reading stops when all visits are known
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
   * {@return how long a visit took the last time; if unknown, the average over all hostings of the
   * same page, engine and interpreters; empty if there is none}
   */
  public OptionalDouble of(VisitKey visit) {
    Double exact = visits.get(visit);
    if (exact != null) {
      return OptionalDouble.of(exact);
    }
    DoubleSummaryStatistics similar = pages.get(page(visit));
    return similar == null ? OptionalDouble.empty() : OptionalDouble.of(similar.getAverage());
  }

  /** Reads line by line: a record is large, and an estimate must not cost memory. */
  private void add(Path file) {
    try (RecordLines lines = RecordLines.open(file)) {
      int format = RunInfo.FORMAT;
      for (Optional<RecordLines.Text> text = lines.next(); text.isPresent(); text = lines.next()) {
        ObjectNode line = Line.parse(text.get().text());
        format = line.path("format").asInt(format);
        add(OldFormats.upgraded(line, format));
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // The record was cut off here; the lines before count.
    } catch (UserError e) {
      // Without a record there are no times.
    }
  }

  private void add(JsonNode line) {
    JsonNode tries = line.path("tries");
    JsonNode timings =
        tries.path(tries.size() - 1).path("observation").path("measured").path("timings");
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
