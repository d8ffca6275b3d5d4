package org.crosscheck.report;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.fixture.PageSources;
import org.crosscheck.fixture.SourceFile;
import org.crosscheck.given.Given;
import org.crosscheck.given.SampleRun;
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
import org.crosscheck.record.CiJob;
import org.crosscheck.record.GitState;
import org.crosscheck.record.HostingInfo;
import org.crosscheck.record.ReleaseInfo;
import org.crosscheck.record.RunEnvironment;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.RunScope;
import org.crosscheck.record.Try;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.verdict.VisitKey;

/** Texts that try to become markup, and a run with one of them in every field. */
public final class Hostile {
  /** Text without markup. */
  public static final String HARMLESS = "a text";

  /** Each tries to break out of its context in a different way. */
  public static final List<String> TEXTS =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "'><img src=x onerror=alert(1)>",
          "</style><script>alert(1)</script>",
          "</title><script>alert(1)</script>",
          "</script><script>alert(1)</script>",
          "</pre></td></tr></table><h1>owned</h1>",
          "</option></select><img src=x onerror=alert(1)>",
          "</details></summary><b>",
          "<!-- ",
          "--><script>alert(1)</script>",
          "--!><script>alert(1)</script>",
          "<![CDATA[<script>alert(1)</script>]]>",
          "<svg/onload=alert(1)>",
          "<svg><script>alert(1)</script></svg>",
          "<math><mtext><img src=x onerror=alert(1)>",
          "<iframe src=javascript:alert(1)>",
          "<a href=javascript:alert(1)>x</a>",
          "javascript:alert(1)",
          "JaVaScRiPt:alert(1)",
          "data:text/html,<script>alert(1)</script>",
          "\" onmouseover=\"alert(1)",
          "' onmouseover='alert(1)",
          "` onmouseover=`alert(1)",
          "\" autofocus onfocus=alert(1) x=\"",
          "x onfocus=alert(1) autofocus",
          "<base href=http://evil.test/>",
          "<meta http-equiv=refresh content='0;url=http://evil.test'>",
          "<link rel=stylesheet href=http://evil.test/x.css>",
          "<form action=http://evil.test><button>",
          "<template><script>alert(1)</script></template>",
          "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
          "<textarea><img title=\"</textarea><script>alert(1)</script>\">",
          "&lt;script&gt;alert(1)&lt;/script&gt;",
          "&#60;script&#62;alert(1)&#60;/script&#62;",
          "&amp",
          "<scr\u0000ipt>alert(1)</scr\u0000ipt>",
          "<\u0000script>",
          "\u202e>tpircs<\u202c",
          "\u2066<b>\u2069",
          "\u2028<b>\u2029",
          "\ud83d<b>",
          "<\udc0d",
          "${7*7} @{alert(1)} @if(true) !{x}",
          "expression(alert(1)); } * { background: url(http://evil.test)",
          "../../../../etc/passwd",
          "| a | b |\n"
              + "| --- | --- |\n"
              + "`code` **bold** [x](javascript:alert(1)) ![x](http://evil.test)",
          "\n# owned\n\n- [ ] x",
          "\u001b[31mred\u001b[0m\u0007\r\b",
          "<" + "b".repeat(10_000) + ">",
          "\"'<>&".repeat(2_000));

  private static final ClaimId BROKEN = new ClaimId("worker-tag-runs");
  private static final ClaimId ANSWER = new ClaimId("page-is-isolated");
  private static final ClaimId GONE = new ClaimId("left-the-catalog");

  private Hostile() {}

  /** {@return a run with a text in every field} */
  public static RunRecord run(String text) {
    return run(List.of(text));
  }

  /** What a URL cannot contain is escaped in it, as it is in every URL that was accepted. */
  private static Optional<CiJob> job(String text) {
    String query = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%27", "'");
    return Optional.of(new CiJob(URI.create("https://ci.example/job?a=b&of='" + query)));
  }

  /** {@return a run with a visit for each text, and all of them in fields that occur once} */
  public static RunRecord run(List<String> texts) {
    String text = String.join(" ", texts);
    RunInfo sample = SampleRun.info();
    RunInfo info =
        new RunInfo(
            1,
            text,
            sample.startedAt(),
            new RunEnvironment(text, GitState.unknown(text), text, text, 2, job(text)),
            new RunScope(
                new ReleaseInfo(
                    text,
                    "1" + text,
                    text,
                    new TreeMap<>(java.util.Map.of(text, text)),
                    new TreeMap<>(java.util.Map.of(text, "2" + text))),
                texts.stream().map(t -> new HostingInfo(t, t, t)).toList(),
                text,
                true));
    return new RunRecord(
        info,
        texts.stream().map(t -> new BrowserInfo(t, t, t, List.of(t, t))).toList(),
        texts.stream().map(Hostile::visit).toList(),
        Optional.empty());
  }

  private static VisitRecord visit(String text) {
    return new VisitRecord(
        new VisitKey(text, text, text, text),
        text,
        text,
        new Prediction(true, List.of(text)),
        List.of(
            new Try(seen(Outcome.BROWSER_DIED, text), List.of()),
            new Try(seen(Outcome.DONE, text), judged(text))));
  }

  /** {@return differences with a text in every field} */
  public static Comparison comparison(String text) {
    return comparison(List.of(text));
  }

  private static Comparison comparison(List<String> texts) {
    return new Comparison(
        texts.stream()
            .flatMap(
                t ->
                    Stream.of(
                        new Difference(
                            ChangeKind.WORSE,
                            of(BROKEN, t),
                            Given.verdict("HOLDS"),
                            Given.verdict("BROKEN"),
                            t),
                        new Difference(
                            ChangeKind.CHANGED, of(ANSWER, t), answer(t), answer("x"), t)))
            .toList(),
        3 * texts.size());
  }

  /** {@return a baseline with a text for a reason} */
  public static Baseline baseline(String text) {
    return baseline(List.of(text));
  }

  private static Baseline baseline(List<String> texts) {
    TreeMap<TestCaseId, Baseline.Line> lines = new TreeMap<>();
    texts.forEach(t -> lines.put(of(GONE, t), Baseline.Line.parse("MISSED", "r")));
    return new Baseline(new TreeMap<>(java.util.Map.of("r", String.join(" ", texts))), lines);
  }

  /** {@return such a run with a comparison, with a text in every field} */
  public static ReportInput input(String text) {
    return input(List.of(text));
  }

  /** {@return the same with a visit for each text} */
  public static ReportInput input(List<String> texts) {
    String text = String.join(" ", texts);
    return new ReportInput(
        run(texts),
        Samples.catalog(),
        new PageSources(
            texts.stream().collect(Collectors.toMap(t -> t, t -> List.of(new SourceFile(t, t))))),
        comparison(texts),
        baseline(texts),
        new ReleaseMatrix(
            List.of(text, text + "."),
            List.of(
                new ReleaseMatrix.Row(
                    GONE,
                    List.of(step("MISSED", text), step("HOLDS", text)),
                    List.of(text, text)))),
        List.of());
  }

  private static Optional<AcceptedVerdict> answer(String text) {
    return Optional.of(AcceptedVerdict.of(Verdict.Kind.ANSWER, text));
  }

  private static ReleaseMatrix.Step step(String verdict, String text) {
    TreeMap<TestCaseId, AcceptedVerdict> lines = new TreeMap<>();
    lines.put(of(GONE, text), AcceptedVerdict.parse(verdict));
    return new ReleaseMatrix.Step(lines, Optional.empty());
  }

  private static List<TestResult> judged(String text) {
    return List.of(
        new TestResult(of(BROKEN, text), text + "!", text, new Verdict.Broken(text)),
        new TestResult(of(ANSWER, text), text, text, new Verdict.Answer(text)),
        new TestResult(of(GONE, text), text, text, new Verdict.Missed(text)));
  }

  private static TestCaseId of(ClaimId claim, String text) {
    return TestCaseId.of(claim, text, text, text, text);
  }

  private static Observation seen(Outcome outcome, String text) {
    return new Observation(
        outcome,
        text,
        text,
        List.of(
            new Fact(text + "n", Reporter.MAIN, 1, 1, text),
            new Fact(text + "m", Reporter.WORKER, 1, 2, java.util.Map.of(text, List.of(text)))),
        List.of(new ConsoleLine(3, text, text)),
        List.of(new PageError(4, text, text)),
        List.of(
            new Exchange(5, text, text, 200, false, List.of(new HeaderLine(text, text)), text),
            new Exchange(6, text, text + "x", 200, true, List.of(new HeaderLine(text, text)), "")),
        new Timings(1, 2, 3, 4, 5));
  }
}
