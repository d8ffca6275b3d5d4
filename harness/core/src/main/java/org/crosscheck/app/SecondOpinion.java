package org.crosscheck.app;

import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.doctor.Category;
import org.crosscheck.doctor.Diagnosis;
import org.crosscheck.doctor.Doctor;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.Level;
import org.crosscheck.doctor.LocalRelease;
import org.crosscheck.doctor.Trial;
import org.crosscheck.engine.Engine;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Outcome;
import org.crosscheck.platform.Platforms;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Installation;

/** What the doctor finds on pages that fail: for each address, the worst finding in one line. */
final class SecondOpinion implements AutoCloseable {
  /** More pages would take longer than their visits. */
  private static final int MOST_PAGES = 5;

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final AppRequest request;
  private final Optional<Doctor> doctor;
  private final Map<String, Optional<String>> lines = new HashMap<>();

  /**
   * Starts no browser before the first page.
   *
   * @param found the browsers that visited the pages
   */
  SecondOpinion(Checkout checkout, AppRequest request, Map<Engine, Installation> found) {
    this.request = request;
    this.doctor =
        Files.isDirectory(checkout.fixtures().resolve("platforms"))
            ? Optional.of(
                new Doctor(
                    () -> found,
                    PATIENCE,
                    release -> List.of(),
                    Platforms.read(checkout.fixtures()),
                    Optional.empty(),
                    LocalRelease.NONE))
            : Optional.empty();
  }

  /** {@return whether the page of a visit fails in a way that leaves something to look at} */
  static boolean isWanted(AppVisit visit) {
    return visit.verdict().kind() == AppVerdict.Kind.FAILS
        && visit.seen().outcome() == Outcome.DONE;
  }

  /** {@return the line on the page of a visit; empty if the doctor finds nothing bad} */
  Optional<String> on(AppVisit visit) {
    String url = visit.seen().url();
    if (!isWanted(visit) || (!lines.containsKey(url) && lines.size() >= MOST_PAGES)) {
      return Optional.empty();
    }
    return lines.computeIfAbsent(url, u -> doctor.flatMap(d -> line(d, URI.create(u), visit)));
  }

  private Optional<String> line(Doctor with, URI url, AppVisit visit) {
    try {
      Diagnosis diagnosis =
          with.diagnose(url.toString(), Optional.empty(), Optional.empty(), Trial.NONE);
      return diagnosis.findings().stream()
          .filter(finding -> finding.level() == Level.BAD)
          // A page without a worker needs no isolation.
          .filter(
              finding ->
                  finding.type().category() != Category.ISOLATION
                      || visit.seen().fact(PageWatch.WORKER).isPresent())
          .findFirst()
          .map(Finding::summary)
          .map(summary -> "The doctor says: " + summary + " See '" + command(visit) + "'.");
    } catch (UserError e) {
      // A browser did not start; the verdict stands without a second opinion.
      return Optional.empty();
    }
  }

  private String command(AppVisit visit) {
    String path =
        request.pages().stream()
            .filter(page -> page.name().equals(visit.page()))
            .map(AppPage::path)
            .findFirst()
            .orElse(visit.page());
    String target =
        request
            .folder()
            .map(folder -> folder.root().resolve(path.replaceFirst("[?#].*", "")).toString())
            .orElse(path);
    return "./crosscheck doctor " + target;
  }

  @Override
  public void close() {
    doctor.ifPresent(Doctor::close);
  }
}
