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
import org.crosscheck.message.English;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.AcceptedVerdict;

/**
 * What a page about the history of claims shows.
 *
 * @param history what became of them
 * @param says each claim in words, where the book knows it
 * @param stories what became of each claim over the releases, in words, such as {@code broke in
 *     0.6.50}; of those that differ
 * @param reports where the report of a run is, by the run's id, as an address on the page
 * @param leftOut why runs are not in the history, by where they are
 * @param folder where the page is
 */
public record HistoryPage(
    History history,
    Map<ClaimId, String> says,
    Map<ClaimId, String> stories,
    Map<String, String> reports,
    Map<String, String> leftOut,
    Path folder) {
  private static final int VERDICT = 120;

  /** Copies the maps. */
  public HistoryPage {
    says = Map.copyOf(says);
    stories = Map.copyOf(stories);
    reports = Map.copyOf(reports);
    leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
  }

  /**
   * {@return the page of a history}
   *
   * @param folders where each run is, by its id; one that has a report is linked
   * @param leftOut why runs are not in the history, by where they are
   * @param folder where the page will be
   */
  public static HistoryPage of(
      History history,
      ClaimCatalog book,
      Map<String, Path> folders,
      Map<Path, String> leftOut,
      Path folder) {
    Map<ClaimId, String> says = new HashMap<>();
    book.claims().forEach(claim -> says.put(claim.id(), claim.summary()));
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
    return new HistoryPage(history, says, stories, reports, missing, folder);
  }

  /**
   * Writes {@code index.html} and its style into the folder, which is made if it is not there.
   *
   * @return the file
   * @throws UserError if the folder cannot be written to
   */
  public Path write() {
    Path page = folder.resolve("index.html");
    try {
      Files.createDirectories(folder);
      Templates.writeAssets(folder);
      Templates.write(page, "history.jte", this);
    } catch (IOException e) {
      throw new UserError(
          "Cannot write the history to " + folder + ": " + e + ".",
          "Look whether the disk is full and the folder can be written to.");
    }
    return page;
  }

  /** Relative, so that all can be moved together; the dot keeps a colon from making a scheme. */
  private static String address(Path from, Path to) {
    Path way = from.toAbsolutePath().normalize().relativize(to.toAbsolutePath().normalize());
    try {
      return new URI(null, null, "./" + way, null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("A path makes an address", e);
    }
  }

  /** {@return what happened, in a sentence} */
  public String summary() {
    long changed = changed().size();
    return "%s in %s: %s"
        .formatted(
            English.count(history.rows().size(), "claim"),
            runs(),
            changed == 0
                ? "none ever came out another way"
                : changed + " came out another way at times");
  }

  /** {@return how many runs of how many releases} */
  String runs() {
    return English.count(history.runs().size(), "run")
        + " of "
        + English.count(history.releases().size(), "release");
  }

  /** {@return claims that came out another way at least once, the last one first} */
  public List<History.Row> changed() {
    return history.rows().stream()
        .filter(row -> !row.turns().isEmpty())
        .sorted(
            Comparator.comparing((History.Row row) -> row.turns().get(0).run().startedAt())
                .reversed())
        .toList();
  }

  /** {@return the claim in words, or its id where the book does not know it any more} */
  public String says(History.Row row) {
    return says.getOrDefault(row.claim(), row.claim().text());
  }

  /** {@return the releases, newest first: the one that people look for stands beside the claim} */
  public List<String> releases() {
    List<String> releases = new ArrayList<>(history.releases());
    Collections.reverse(releases);
    return releases;
  }

  /** {@return what became of a claim over the releases, in words; "" if they do not differ} */
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

  /** {@return a verdict, as a baseline has it, on one line; "" if there is none} */
  public static String verdict(Optional<AcceptedVerdict> verdict) {
    return verdict.map(v -> TextSanitizer.line(v.toString(), VERDICT)).orElse("");
  }
}
