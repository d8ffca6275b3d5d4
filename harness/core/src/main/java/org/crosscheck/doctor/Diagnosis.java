package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.doctor.page.MiniCoi;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.doctor.page.WorkerTrial;
import org.crosscheck.doctor.rule.Rule;
import org.crosscheck.engine.Engine;
import org.crosscheck.http.HttpReply;
import org.crosscheck.message.Credentials;
import org.crosscheck.platform.HeaderChange;
import org.crosscheck.platform.Platform;

/**
 * The result of examining a page.
 *
 * @param target the target: a URL without credentials, or a folder or file
 * @param host the platform that serves the page, as far as it was recognized
 * @param verdicts what works on the page, one line for each browser that opened it
 * @param findings most severe first
 * @param verification the result of trying the header changes; empty if nothing was tried
 */
public record Diagnosis(
    String target,
    Platform host,
    Map<Engine, String> verdicts,
    List<Finding> findings,
    Optional<FixVerification> verification) {
  private static final String NOT_TRIED = "whether workers can start is unknown";

  /** Copies the collections and removes credentials. */
  public Diagnosis {
    target = Credentials.without(target);
    Map<Engine, String> withoutCredentials = new LinkedHashMap<>();
    verdicts.forEach(
        (browser, verdict) -> withoutCredentials.put(browser, Credentials.without(verdict)));
    verdicts = java.util.Collections.unmodifiableMap(withoutCredentials);
    findings = List.copyOf(findings);
  }

  /**
   * {@return the diagnosis of a page, from Crosscheck's own request and the browsers' observations}
   */
  public static Diagnosis of(
      String target, Platform host, HttpReply reply, List<PageObservation> pages) {
    List<Finding> findings = new ArrayList<>(Reached.of(reply));
    Map<Engine, String> verdicts = new LinkedHashMap<>();
    for (PageObservation page : pages) {
      Rule.ALL.forEach(rule -> findings.addAll(rule.of(page)));
      verdicts.put(page.browser(), verdict(page));
    }
    return new Diagnosis(target, host, verdicts, Finding.merged(findings), Optional.empty());
  }

  /** {@return a copy of this diagnosis with the result of trying the changes} */
  public Diagnosis with(FixVerification result) {
    return new Diagnosis(target, host, verdicts, findings, Optional.of(result));
  }

  /** {@return a copy of this diagnosis with additional findings} */
  public Diagnosis with(List<Finding> more) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(more);
    return new Diagnosis(target, host, verdicts, Finding.merged(all), verification);
  }

  /** {@return this diagnosis of a page that a folder was served for, with what is found there} */
  Diagnosis in(FolderSite folder) {
    return new Diagnosis(target, host, verdicts, folder.inWords(findings), verification)
        .with(folder.findings());
  }

  /** {@return whether any finding has the level {@code BAD}} */
  public boolean bad() {
    return findings.stream().anyMatch(f -> f.level() == Level.BAD);
  }

  /**
   * {@return the header changes of all {@code BAD} and {@code UNSURE} findings, one for each header
   * and extension} If two findings want different values for a header, the less restrictive one is
   * used: with the values that rules suggest ({@code credentialless}, a wider content security
   * policy) that is the longer one.
   */
  public List<HeaderChange> changes() {
    Map<List<String>, HeaderChange> byName = new LinkedHashMap<>();
    findings.stream()
        .filter(f -> f.level() == Level.BAD || f.level() == Level.UNSURE)
        .flatMap(f -> f.changes().stream())
        .forEach(
            c ->
                byName.merge(
                    List.of(c.name(), c.extension()),
                    c,
                    (one, other) ->
                        one.value().orElse("").length() >= other.value().orElse("").length()
                            ? one
                            : other));
    return List.copyOf(byName.values());
  }

  /** {@return what works on a page in one browser, in one line} */
  private static String verdict(PageObservation page) {
    String name = page.version() + ": ";
    if (!page.reported()) {
      return name + "the page could not be examined.";
    }
    String isolation =
        (page.isolated()
                ? page.reloadedLate() && !MiniCoi.isIn(page)
                    ? "isolated from the second load on; "
                    : "isolated; "
                : "not isolated; ")
            + (page.shares()
                ? page.isolated() ? "SharedArrayBuffer" : "SharedArrayBuffer is available anyway"
                : "no SharedArrayBuffer");
    return name
        + isolation
        + "; "
        + page.workerTrial().map(t -> workers(page, t)).orElse(NOT_TRIED)
        + ".";
  }

  private static String workers(PageObservation page, WorkerTrial trial) {
    if (!trial.starts()) {
      return "workers from blob: URLs, which PyScript uses, do not start";
    }
    if (trial.waits()) {
      return "workers start and can wait for the page: DOM access and synchronous calls work";
    }
    boolean fallback =
        page.elements().stream().anyMatch(e -> e.isPyScript() && e.has("service-worker"));
    return "workers start but cannot wait for the page: "
        + (fallback
            ? "workers can access the DOM only through the service-worker fallback"
            : "no DOM access from workers and no synchronous calls, only what sync_main_only"
                + " allows");
  }
}
