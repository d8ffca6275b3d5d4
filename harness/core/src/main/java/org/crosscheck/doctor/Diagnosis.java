package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.doctor.page.WorkerTrial;
import org.crosscheck.doctor.rule.Rule;
import org.crosscheck.engine.Engine;
import org.crosscheck.http.Credentials;
import org.crosscheck.http.HttpReply;
import org.crosscheck.platform.HeaderChange;
import org.crosscheck.platform.Platform;

/**
 * What there is to say about a page.
 *
 * @param asked what was asked about: an address without credentials, or a folder
 * @param host where it is, as far as could be told
 * @param verdicts what works there, in one line for each browser that opened it
 * @param findings worst first
 * @param verification what came of trying the changes, if there were any to try
 */
public record Diagnosis(
    String asked,
    Platform host,
    Map<Engine, String> verdicts,
    List<Finding> findings,
    Optional<FixVerification> verification) {
  private static final String UNTRIED = "whether workers begin could not be tried";

  /** Copies, and takes credentials out. */
  public Diagnosis {
    asked = Credentials.without(asked);
    Map<Engine, String> said = new LinkedHashMap<>();
    verdicts.forEach((browser, says) -> said.put(browser, Credentials.without(says)));
    verdicts = java.util.Collections.unmodifiableMap(said);
    findings = List.copyOf(findings);
  }

  /** {@return the diagnosis of a page, from what Crosscheck and the browsers got} */
  public static Diagnosis of(
      String asked, Platform host, HttpReply reply, List<PageObservation> pages) {
    List<Finding> findings = new ArrayList<>(Reached.of(reply));
    Map<Engine, String> verdicts = new LinkedHashMap<>();
    for (PageObservation page : pages) {
      Rule.ALL.forEach(e -> findings.addAll(e.of(page)));
      verdicts.put(page.browser(), verdict(page));
    }
    return new Diagnosis(asked, host, verdicts, Finding.merged(findings), Optional.empty());
  }

  /** {@return this diagnosis with what came of trying; this one is not changed} */
  public Diagnosis with(FixVerification tried) {
    return new Diagnosis(asked, host, verdicts, findings, Optional.of(tried));
  }

  /** {@return this diagnosis with more findings; this one is not changed} */
  public Diagnosis with(List<Finding> more) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(more);
    return new Diagnosis(asked, host, verdicts, Finding.merged(all), verification);
  }

  /** {@return whether anything is bad} */
  public boolean bad() {
    return findings.stream().anyMatch(f -> f.level() == Level.BAD);
  }

  /**
   * {@return the changes that the bad findings ask for, one a header and extension, to be made
   * together} Where two ask for different values, the one that lets more in is taken: of those that
   * are asked for here ({@code credentialless}, a wider content security policy) that is the longer
   * one.
   */
  public List<HeaderChange> changes() {
    Map<List<String>, HeaderChange> byName = new LinkedHashMap<>();
    findings.stream()
        .filter(f -> f.level() == Level.BAD)
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

  /** {@return what works on a page, in one line} */
  private static String verdict(PageObservation page) {
    String name = page.version() + ": ";
    if (!page.reported()) {
      return name + "could not be looked at.";
    }
    String gets =
        (page.isolated() ? "isolated; " : "not isolated; ")
            + (page.shares()
                ? page.isolated() ? "SharedArrayBuffer" : "SharedArrayBuffer is there all the same"
                : "no SharedArrayBuffer");
    return name + gets + "; " + page.workerTrial().map(t -> workers(page, t)).orElse(UNTRIED) + ".";
  }

  private static String workers(PageObservation page, WorkerTrial tried) {
    if (!tried.begins()) {
      return "a worker from a blob, which PyScript's are, does not begin";
    }
    if (tried.waits()) {
      return "a worker begins and can wait for the page: DOM access and synchronous calls work";
    }
    boolean fallback =
        page.elements().stream().anyMatch(e -> e.pyscript() && e.has("service-worker"));
    return "a worker begins and cannot wait for the page: "
        + (fallback
            ? "DOM access from workers only by the service-worker fallback"
            : "no DOM access from workers, no synchronous calls, only what sync_main_only allows");
  }
}
