package org.crosscheck.report;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.crosscheck.analysis.History;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.file.FileErrors;
import org.crosscheck.message.English;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.AcceptedVerdict;

/**
 * The page about the history of claims.
 *
 * @param history the history
 * @param summaries each claim in words, by id, if the catalog has it
 * @param stories the changes of each claim between releases, in words, such as {@code broke in
 *     0.6.50}; only for claims that changed
 * @param reports the relative URL of the report of a run, by the run's id
 * @param leftOut why runs are not in the history, by their paths
 * @param folder the folder of the page
 */
public record HistoryPage(
    History history,
    Map<ClaimId, String> summaries,
    Map<ClaimId, String> stories,
    Map<String, String> reports,
    Map<String, String> leftOut,
    Path folder) {
  private static final int VERDICT = 120;

  /** Copies the maps. */
  public HistoryPage {
    summaries = Map.copyOf(summaries);
    stories = Map.copyOf(stories);
    reports = Map.copyOf(reports);
    leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
  }

  /**
   * {@return the page of a history}
   *
   * @param folders the folder of each run, by its id; runs with a report are linked
   * @param leftOut why runs are not in the history, by their paths
   * @param folder the folder of the page
   */
  public static HistoryPage of(
      History history,
      ClaimCatalog catalog,
      Map<String, Path> folders,
      Map<Path, String> leftOut,
      Path folder) {
    Map<ClaimId, String> summaries = new HashMap<>();
    catalog.claims().forEach(claim -> summaries.put(claim.id(), claim.summary()));
    Map<ClaimId, String> stories = new HashMap<>();
    history.releaseMatrix().rows().stream()
        .filter(row -> !row.story().isEmpty())
        .forEach(row -> stories.put(row.claim(), String.join("; ", row.story())));
    Map<String, String> reports = new HashMap<>();
    folders.forEach(
        (id, run) -> {
          Path report = run.resolve("index.html");
          if (Files.isRegularFile(report)) {
            reports.put(id, address(folder, report));
          }
        });
    Map<String, String> missing = new HashMap<>();
    leftOut.forEach((run, why) -> missing.put(run.toString(), why));
    return new HistoryPage(history, summaries, stories, reports, missing, folder);
  }

  /**
   * Writes {@code index.html} and its assets into the folder, which is created if necessary.
   *
   * @return the file
   * @throws UserError if the folder is not writable
   */
  public Path write() {
    Path page = folder.resolve("index.html");
    try {
      Files.createDirectories(folder);
      Templates.writeAssets(folder);
      Templates.write(page, "history.jte", this);
    } catch (IOException e) {
      throw new UserError(
          "Cannot write the history to " + folder + ": " + FileErrors.reason(e) + ".",
          "Check that the disk is not full and that the folder is writable.");
    }
    return page;
  }

  /**
   * A relative URL, so that everything can be moved together; "./" keeps a colon from being read as
   * a scheme.
   */
  private static String address(Path from, Path to) {
    Path relative = from.toAbsolutePath().normalize().relativize(to.toAbsolutePath().normalize());
    try {
      return new URI(null, null, "./" + relative, null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("A path can be written as a URL", e);
    }
  }

  /** {@return a summary, in a sentence without its period} */
  public String summary() {
    long changed = changed().size();
    return "%s in %s: %s"
        .formatted(
            English.count(history.rows().size(), "claim"),
            runs(),
            changed == 0 ? "no verdict ever changed" : "the verdicts on " + changed + " changed");
  }

  /** {@return the numbers of runs and releases, in words} */
  String runs() {
    return English.count(history.runs().size(), "run")
        + " of "
        + English.count(history.releases().size(), "release");
  }

  /** {@return the claims whose verdicts changed, latest change first} */
  public List<History.Row> changed() {
    return history.rows().stream()
        .filter(row -> !row.turns().isEmpty())
        .sorted(
            Comparator.comparing((History.Row row) -> row.turns().get(0).run().startedAt())
                .reversed())
        .toList();
  }

  /** {@return the claim in words, or its id if the catalog no longer has it} */
  public String summary(History.Row row) {
    return summaries.getOrDefault(row.claim(), row.claim().text());
  }

  /** {@return the releases, newest first, so that the newest is next to the claim} */
  public List<String> releases() {
    List<String> releases = new ArrayList<>(history.releases());
    Collections.reverse(releases);
    return releases;
  }

  /** {@return the changes of a claim between releases, in words; "" if there are none} */
  public String story(History.Row row) {
    return stories.getOrDefault(row.claim(), "");
  }

  /** {@return the cell of a claim in a release} */
  public Cell cell(Optional<History.Answer> answer) {
    return new Cell(answer.map(History.Answer::now).orElse(List.of()));
  }

  /** {@return the runs, newest first} */
  public List<History.Run> newestFirst() {
    return history.runs().stream()
        .sorted(Comparator.comparing(History.Run::startedAt).reversed())
        .toList();
  }

  /** {@return a verdict as in a baseline, on one line; "" if there is none} */
  public static String verdict(Optional<AcceptedVerdict> verdict) {
    return verdict.map(v -> TextSanitizer.line(v.toString(), VERDICT)).orElse("");
  }
}
