package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crosscheck.conformance.Acceptance;
import org.crosscheck.report.Sheet;

/**
 * A run whose verdicts were accepted as the baseline of its release.
 *
 * @param acceptance what was accepted
 * @param files the files that were written, as they are shown to the user
 * @param partial why the run lacks verdicts, as a sentence; empty if it is complete
 * @param visits the number of visits that it has
 */
public record AcceptedRun(
    Acceptance acceptance, List<String> files, Optional<String> partial, int visits)
    implements Result {
  /** Copies the list. */
  public AcceptedRun {
    files = List.copyOf(files);
  }

  @Override
  public Sheet sheet() {
    List<String> lines = new ArrayList<>();
    partial.ifPresent(
        why ->
            lines.add(
                "%s The verdicts of the %d visits that it has are accepted; the others stay as they were."
                    .formatted(why, visits)));
    acceptance.comparison().differences().forEach(d -> lines.add(d.toString()));
    lines.add(
        "%d differences accepted. The baseline now has %d lines; commit %s."
            .formatted(
                acceptance.comparison().differences().size(),
                acceptance.baseline().lines().size(),
                String.join(" and ", files)));
    return new Sheet(
        "Accepted for PyScript " + acceptance.release(), List.of(Sheet.Part.lines(lines)));
  }

  @Override
  public ObjectNode tree() {
    ObjectNode json = Result.object();
    json.put("release", acceptance.release());
    json.put("partial", partial.orElse(""));
    json.put("lines", acceptance.baseline().lines().size());
    ArrayNode written = json.putArray("files");
    files.forEach(written::add);
    ArrayNode differences = json.putArray("differences");
    acceptance.comparison().differences().forEach(d -> differences.add(RunDigest.tree(d)));
    return json;
  }
}
