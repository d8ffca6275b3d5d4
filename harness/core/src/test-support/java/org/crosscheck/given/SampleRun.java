package org.crosscheck.given;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.HeaderLine;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.PageError;
import org.crosscheck.observation.Reporter;
import org.crosscheck.observation.Timings;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.GitState;
import org.crosscheck.record.HostingInfo;
import org.crosscheck.record.ReleaseInfo;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunEnvironment;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.RunScope;
import org.crosscheck.record.Try;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.verdict.VisitKey;
import org.jspecify.annotations.Nullable;

/** A sample run for tests, with everything that a run can contain. */
public final class SampleRun {
  /** Every hosting of the sample. */
  public static final List<String> HOSTINGS =
      List.of("pyscript-com", "mini-coi", "coi-minimal", "coep-only", "coop-only", "bare");

  private static final List<String> CLAIMS =
      List.of("page-is-isolated", "worker-tag-runs", "worker-reaches-dom", "sync-calls-main");

  private static final Timings TIMINGS = new Timings(1.25, 101.5, 8, 243.75, 40);

  /** The visit whose tries disagree. */
  private static final VisitKey FLAKY = VisitKey.parse("worker-tag:inline pyscript-com chrome mpy");

  private SampleRun() {}

  private static VisitRecord flaky(VisitRecord visit) {
    List<TestResult> results =
        visit.results().stream()
            .map(
                result ->
                    result.of().claim().text().equals("sync-calls-main")
                        ? result.with(
                            new Verdict.Broken("expected sync.value is 3, was \"undefined\""))
                        : result)
            .toList();
    Try first = new Try(observation(Outcome.DONE, facts(), "first try"), results);
    return new VisitRecord(
            visit.key(), visit.fixture(), visit.release(), visit.predicted(), List.of(first))
        .with(visit.tries());
  }

  /** {@return a complete run of two browsers over six hostings, with every kind of verdict} */
  public static RunRecord complete() {
    List<VisitRecord> visits = new ArrayList<>();
    for (String browser : List.of("chrome", "firefox")) {
      for (String hosting : HOSTINGS) {
        visits.add(visit("isolation", hosting, browser, "none"));
        for (String interpreter : List.of("mpy", "py")) {
          visits.add(visit("worker-tag:inline", hosting, browser, interpreter));
        }
      }
    }
    visits.replaceAll(visit -> visit.key().equals(FLAKY) ? flaky(visit) : visit);
    RunEnd end =
        new RunEnd(Instant.parse("2026-11-22T17:05:09.500Z"), RunEnd.How.COMPLETE, visits.size());
    return new RunRecord(info(), browsers(), visits, Optional.of(end));
  }

  /** {@return the header of the sample run's record} */
  public static RunInfo info() {
    return new RunInfo(
        RunInfo.FORMAT,
        "2026-11-22T170406Z",
        Instant.parse("2026-11-22T17:04:06Z"),
        new RunEnvironment(
            "0.1.0",
            GitState.at("120073d5a1c0ffee120073d5a1c0ffee120073d5", false),
            "17.0.15",
            "Linux 6.1",
            2,
            Optional.empty()),
        new RunScope(
            new ReleaseInfo(
                "2026.7.3",
                "0.7.31",
                "",
                new TreeMap<>(Map.of("mpy", "1.28.0-6", "py", "314.0.7")),
                new TreeMap<>(Map.of("mpy", "1.28.0-6", "py", "314.0.2"))),
            HOSTINGS.stream().map(h -> new HostingInfo(h, explained(h), "")).toList(),
            "everything",
            true));
  }

  /** {@return a copy of {@link #info()} with another release and other hostings} */
  public static RunInfo info(ReleaseInfo release, List<HostingInfo> hostings) {
    RunInfo info = info();
    return new RunInfo(
        info.format(),
        info.id(),
        info.startedAt(),
        info.environment(),
        new RunScope(release, hostings, info.selection(), info.scope().whole()));
  }

  /** {@return the browsers of the sample} */
  public static List<BrowserInfo> browsers() {
    return List.of(
        new BrowserInfo(
            "chrome",
            "Chrome",
            "156.0.7777.12",
            List.of("--no-sandbox because the harness ran as root")),
        new BrowserInfo("firefox", "Firefox", "153.0.1", List.of()));
  }

  /** {@return an ordinary visit, judged on the sample's claims} */
  public static VisitRecord visit(
      String page, String hosting, String browser, String interpreters) {
    List<TestResult> judged =
        CLAIMS.stream()
            .filter(c -> page.equals("isolation") == c.equals("page-is-isolated"))
            .map(
                c ->
                    new TestResult(
                        TestCaseId.of(new ClaimId(c), page, hosting, browser, interpreters),
                        "worker.ran is true",
                        hosting.equals("bare") ? "the documentation promises a clear error" : "",
                        verdict(c, hosting, browser, interpreters)))
            .toList();
    boolean isolated = isolated(hosting);
    return new VisitRecord(
        new VisitKey(page, hosting, browser, interpreters),
        page.replaceFirst(":.*", ""),
        "2026.7.3",
        new Prediction(
            isolated,
            List.of(
                "Cross-Origin-Opener-Policy is " + (isolated ? "same-origin" : "missing"),
                "Cross-Origin-Embedder-Policy is " + (isolated ? "require-corp" : "missing"))),
        observation(Outcome.DONE, List.of(fact("worker.ran", true)), "hello"),
        judged);
  }

  /** {@return an observation with these facts, and one text wherever a page controls text} */
  public static Observation observation(Outcome outcome, List<Fact> facts, String text) {
    return new Observation(
        outcome,
        outcome == Outcome.DONE ? "" : text,
        "http://localhost:40001/0.7.31/worker-tag/inline/mpy/index.html",
        facts,
        List.of(new ConsoleLine(120.5, "info", text), new ConsoleLine(180, "warn", text)),
        List.of(new PageError(150.25, text, "http://localhost:40001/worker.js:12")),
        List.of(
            new Exchange(
                4.5,
                "GET",
                "http://localhost:40001/0.7.31/worker-tag/inline/mpy/index.html",
                200,
                false,
                List.of(
                    new HeaderLine("Content-Type", "text/html; charset=utf-8"),
                    new HeaderLine("Cross-Origin-Opener-Policy", "same-origin"),
                    new HeaderLine("X-Said", text)),
                ""),
            new Exchange(
                21,
                "GET",
                "http://localhost:40001/core/core.js",
                304,
                true,
                List.of(new HeaderLine("Content-Type", "text/javascript")),
                ""),
            new Exchange(
                30, "GET", "http://localhost:40001/gone.py", 0, false, List.of(), "refused")),
        TIMINGS);
  }

  /** {@return a fact that the worker reported} */
  public static Fact fact(String name, @Nullable Object value) {
    return new Fact(name, Reporter.WORKER, 1, 98.5, value);
  }

  /** {@return values of every JSON type, and texts that are easily corrupted} */
  public static List<Fact> facts() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("z", null);
    map.put("a", Arrays.asList(1L, 2.5, null, "x"));
    map.put("", Map.of("deep", List.of()));
    return List.of(
        fact("null", null),
        fact("true", true),
        fact("whole", 5L),
        fact("fraction", 5.0),
        fact("small", -1.0e-300),
        fact("big", Long.MAX_VALUE),
        fact("bigger", new java.math.BigInteger("123456789012345678901234567890")),
        fact("map", map),
        fact("unicode", "Grüße 漢字 🐍 \u2028\u202eabc"),
        fact("control", "\u0000\u0001\b\t\n\r\u001b\u007f\u0085"),
        fact("high surrogate", "a\ud83db"),
        fact("low surrogate", "\udc0d"),
        fact("reversed pair", "\udc0d\ud83d"),
        fact("quotes", "\"\\/'\\u0041"));
  }

  private static boolean isolated(String hosting) {
    return List.of("pyscript-com", "mini-coi", "coi-minimal").contains(hosting);
  }

  private static String explained(String hosting) {
    return switch (hosting) {
      case "pyscript-com" ->
          "Sends Access-Control-Allow-Origin: *, Cross-Origin-Embedder-Policy: require-corp,"
              + " Cross-Origin-Opener-Policy: same-origin, Cross-Origin-Resource-Policy:"
              + " cross-origin on everything.";
      case "mini-coi" ->
          "Sends no headers of its own, serves /mini-coi.js, puts <script src=\"/mini-coi.js\">"
              + "</script> first in every head.";
      case "bare" -> "Sends no headers of its own.";
      default -> "Sends some of the headers.";
    };
  }

  private static Verdict verdict(String claim, String hosting, String browser, String python) {
    String at = claim + " " + hosting + " " + browser + " " + python;
    return switch (at) {
      case "worker-reaches-dom pyscript-com firefox mpy" ->
          new Verdict.Broken(
              "expected dom.read is \"Hello\", was null [page errors: TypeError: e is null]");
      case "worker-reaches-dom mini-coi firefox py" ->
          new Verdict.Missed("expected dom.read is \"Hello\", but dom.read never came");
      case "worker-reaches-dom mini-coi firefox mpy" ->
          new Verdict.Blocked(new ClaimId("worker-tag-runs"));
      case "worker-tag-runs mini-coi firefox mpy" ->
          new Verdict.Inconclusive(
              "never reported: worker.ran (timed out: 30 s; the last fact was main.ready)");
      case "sync-calls-main coi-minimal chrome py" ->
          new Verdict.HarnessError("The window was closed while the visit was under way.");
      default -> usual(claim, hosting);
    };
  }

  private static Verdict usual(String claim, String hosting) {
    if (claim.equals("page-is-isolated")) {
      return new Verdict.Answer(String.valueOf(isolated(hosting)));
    }
    if (claim.equals("sync-calls-main") && !isolated(hosting)) {
      return new Verdict.NotApplicable(
          "The documentation asks this of isolated pages only.",
          "See 'expect' of sync-calls-main for where it is asked.");
    }
    return new Verdict.Holds("worker.ran is true");
  }
}
