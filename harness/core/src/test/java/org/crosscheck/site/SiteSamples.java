package org.crosscheck.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.given.Folder;
import org.crosscheck.given.SampleRun;
import org.crosscheck.record.RecordWriter;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.Try;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.report.Samples;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.workspace.Checkout;

/** Records and inputs of sites. */
final class SiteSamples {
  static final Checkout CHECKOUT = Checkout.above(Path.of(""));

  private SiteSamples() {}

  /** {@return the committed baselines, with these folders of runs} */
  static SiteInput committed(Path... runs) {
    return new SiteInput(
        ReleaseCatalog.read(CHECKOUT.fixtures()),
        ClaimCatalog.read(CHECKOUT.fixtures()),
        new Baselines(CHECKOUT.baselines()),
        List.of(runs),
        Optional.empty(),
        Optional.empty());
  }

  /** {@return the baselines of a folder, with these folders of runs} */
  static SiteInput of(Path baselines, Path... runs) {
    return new SiteInput(
        ReleaseCatalog.read(CHECKOUT.fixtures()),
        Samples.catalog(),
        new Baselines(List.of(baselines)),
        List.of(runs),
        Optional.empty(),
        Optional.empty());
  }

  /** Writes the baselines of two releases that the sample run's verdicts are compared with. */
  static Path baselines(Folder folder) {
    return folder
        .with(
            "baselines/2026.1.1.txt",
            """
            worker-tag-runs worker-tag:inline pyscript-com chrome mpy = HOLDS
            worker-tag-runs worker-tag:inline pyscript-com firefox mpy = HOLDS
            page-is-isolated isolation bare chrome none = ANSWER(true)
            """)
        .with(
            "baselines/2026.7.3.txt",
            """
            reason worker-reaches-dom: Firefox gives the worker no document there.

            worker-tag-runs worker-tag:inline pyscript-com chrome mpy = HOLDS
            worker-tag-runs worker-tag:inline pyscript-com firefox mpy = HOLDS
            page-is-isolated isolation bare chrome none = ANSWER(false)
            worker-reaches-dom worker-tag:inline bare firefox mpy = BROKEN  # worker-reaches-dom
            """)
        .path("baselines");
  }

  /** Writes two benchmarks as a workflow keeps them: what the golden file has, and a later one. */
  static Path benchmarks(Folder folder) {
    String first = golden();
    return folder
        .with("bench/1/bench.json", first)
        .with(
            "bench/2/another-name.json",
            first
                .replace("2026-11-28T03:00:00Z", "2026-11-30T04:05:00Z")
                .replace("\"busy\" : true", "\"busy\" : false")
                .replace(
                    "\"median\" : 2.5,\n      \"min\" : 2.5,\n      \"max\" : 2.5",
                    "\"median\" : 1.9,\n      \"min\" : 1.75,\n      \"max\" : 2.2")
                .replace(
                    "\"--version\"", "\"run --fixture isolation --hosting bare: first verdict\""))
        .path("bench");
  }

  /** {@return what a benchmark prints} */
  private static String golden() {
    try (InputStream in =
        Objects.requireNonNull(
            SiteSamples.class.getResourceAsStream("/org/crosscheck/format/golden/bench.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return an input that shows benchmarks as well} */
  static SiteInput with(SiteInput in, Path bench) {
    return new SiteInput(
        in.releases(), in.claims(), in.baselines(), in.runs(), Optional.of(bench), in.address());
  }

  /** Writes the record of a run that started in a minute of a day, with changed verdicts. */
  static void run(Path runs, int minute, UnaryOperator<Verdict> changed) {
    RunRecord sample = SampleRun.complete();
    RunInfo info = sample.info();
    Instant start = Instant.parse("2026-11-22T17:00:00Z").plusSeconds(60L * minute);
    String id = "2026-11-22T17%02d00Z".formatted(minute);
    write(
        runs.resolve(id).resolve(RunRecord.FILE),
        new RunInfo(info.format(), id, start, info.environment(), info.scope()),
        sample,
        changed);
  }

  /** Writes a record with the visits of another one. */
  static void write(Path file, RunInfo info, RunRecord like, UnaryOperator<Verdict> changed) {
    List<VisitRecord> visits = new ArrayList<>();
    for (VisitRecord visit : like.visits()) {
      visits.add(
          new VisitRecord(
              visit.key(),
              visit.fixture(),
              visit.release(),
              visit.predicted(),
              visit.tries().stream().map(one -> with(one, changed)).toList()));
    }
    try (RecordWriter writer = RecordWriter.open(file, info)) {
      like.browsers().forEach(writer::append);
      visits.forEach(writer::append);
      writer.end(info.startedAt(), RunEnd.How.COMPLETE);
    }
  }

  private static Try with(Try one, UnaryOperator<Verdict> changed) {
    return new Try(
        one.observation(),
        one.results().stream().map((TestResult r) -> r.with(changed.apply(r.verdict()))).toList());
  }

  /** {@return the text of every file of a site, by name} */
  static Map<String, String> files(Path site) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(site)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(site.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
