package org.crosscheck.format;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.analysis.TimeProfile;
import org.crosscheck.bench.Answer;
import org.crosscheck.bench.BenchResult;
import org.crosscheck.bench.Growth;
import org.crosscheck.bench.Machine;
import org.crosscheck.bench.Memory;
import org.crosscheck.bench.PageKind;
import org.crosscheck.bench.Sample;
import org.crosscheck.bench.SideBySide;
import org.crosscheck.bench.Spread;
import org.crosscheck.bench.Window;
import org.crosscheck.claim.Applicability;
import org.crosscheck.claim.Coverage;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.document.CheckedStatement;
import org.crosscheck.document.CheckedStatement.State;
import org.crosscheck.document.DocumentCheck;
import org.crosscheck.document.PageSection;
import org.crosscheck.document.Statement;
import org.crosscheck.given.Folder;
import org.crosscheck.given.SampleRun;
import org.crosscheck.isolation.Explanation;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.mutation.Mutant;
import org.crosscheck.mutation.MutantResult;
import org.crosscheck.mutation.MutationReport;
import org.crosscheck.mutation.MutationResults;
import org.crosscheck.record.RunRecord;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.KnownVersion;
import org.crosscheck.release.NpmVersions;
import org.crosscheck.release.Pins;
import org.crosscheck.report.AppReportsTest;
import org.crosscheck.report.DiagnosisShownTest;
import org.crosscheck.report.HistoryPageTest;
import org.crosscheck.report.ReportInput;
import org.crosscheck.report.ReportModel;
import org.crosscheck.report.Samples;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Compares every format of every list with its golden file, byte for byte. Fails for a format
 * without a golden file or without a list, and for a list without a sample. {@link Golden} explains
 * how to renew the files.
 */
public class GoldenTest {
  private final RunRecord run = SampleRun.complete();
  private final ReportInput input = Samples.input(run, Samples.baseline(run.results()));
  private final Map<String, String> texts = texts();

  @BeforeClass
  public void renewIfRequested() {
    Golden.renewIfRequested(texts);
  }

  @DataProvider
  Object[][] files() {
    return texts.keySet().stream().map(name -> new Object[] {name}).toArray(Object[][]::new);
  }

  @Test(dataProvider = "files")
  public void a_format_writes_its_golden_file_byte_for_byte(String name) {
    String text = texts.getOrDefault(name, "");
    Golden.holds(name, text);
    assertThatThrownBy(() -> Golden.holds(name, text.replaceFirst("[a-z]", "0")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-Dgolden.renew");
    assertThatThrownBy(() -> Golden.holds(name, text + " ")).isInstanceOf(AssertionError.class);
  }

  @Test
  public void a_format_without_a_golden_file_fails() {
    assertThatThrownBy(() -> Golden.holds("run.new", "text"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("no golden file run.new", "-Dgolden.renew");
  }

  @Test
  public void every_golden_file_belongs_to_a_format() {
    assertThat(Golden.names()).isEqualTo(texts.keySet());
  }

  @Test
  public void a_list_without_a_sample_fails() {
    Formats<TextFormat<Object>> unknown = new Formats<>("new", List.of(new UnknownFormat()));

    assertThatThrownBy(() -> written(unknown))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no sample for the formats of 'new'");
  }

  @Test
  public void every_format_class_is_in_a_list() {
    List<Class<?>> listed =
        Stream.concat(
                ReportFormats.all().all().stream(),
                TextFormats.all().stream().flatMap(list -> list.all().stream()))
            .<Class<?>>map(Object::getClass)
            .distinct()
            .toList();

    assertThat(formats(new ImportOption.DoNotIncludeTests()))
        .containsExactlyInAnyOrderElementsOf(names(listed));
    // It can fail: the class given here is in no list.
    assertThat(formats(new ImportOption.OnlyIncludeTests()))
        .containsExactly(UnknownFormat.class.getName());
  }

  private static List<String> names(List<Class<?>> classes) {
    return classes.stream().map(Class::getName).toList();
  }

  private static List<String> formats(ImportOption which) {
    return new ClassFileImporter()
        .withImportOption(which).importPackages("org.crosscheck").stream()
            .filter(c -> c.isAssignableTo(Format.class))
            .filter(c -> !c.isInterface() && !c.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(c -> c.getName())
            .sorted()
            .toList();
  }

  private static final class UnknownFormat implements TextFormat<Object> {
    @Override
    public String id() {
      return "planted";
    }

    @Override
    public String description() {
      return "in no list";
    }

    @Override
    public String write(Object value) {
      return "";
    }
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    for (ReportFormat format : ReportFormats.all().all()) {
      for (Artifact artifact : format.write(input)) {
        texts.put("report." + artifact.name(), Written.read(artifact));
      }
    }
    TextFormats.all().forEach(list -> texts.putAll(written(list)));
    return texts;
  }

  /** The output of each format of a list for the sample, by the name of the golden file. */
  @SuppressWarnings("unchecked")
  private Map<String, String> written(Formats<? extends TextFormat<?>> list) {
    Object sample =
        Optional.ofNullable(samples().get(list.subject()))
            .orElseThrow(
                () -> new AssertionError("no sample for the formats of '" + list.subject() + "'"));
    Map<String, String> texts = new TreeMap<>();
    list.all()
        .forEach(
            format ->
                texts.put(
                    list.subject() + "." + format.id(),
                    withoutStyle(((TextFormat<Object>) format).write(sample))));
    return texts;
  }

  /** The style sheet is the same in every page, and has tests of its own. */
  private static String withoutStyle(String text) {
    return text.replaceAll("(?s)<style>.*?</style>", "<style></style>")
        .replaceAll("sha256-[A-Za-z0-9+/=]*", "sha256-");
  }

  private Map<String, Object> samples() {
    Map<String, Object> samples = new TreeMap<>(ResultSamples.of(input));
    samples.putAll(ofOtherPackages());
    return samples;
  }

  private Map<String, Object> ofOtherPackages() {
    Verdicts before = Verdicts.of("baseline 2026.1.1", input.baseline());
    Verdicts after = Verdicts.of("run 2026-11-22T170406Z", run.results());
    return Map.ofEntries(
        entry(TextFormats.verdicts().subject(), ReportModel.of(input)),
        entry(TextFormats.capabilities().subject(), CapabilitiesTextTest.sample()),
        entry(TextFormats.changes().subject(), Changes.between(before, after)),
        entry(TextFormats.releaseMatrices().subject(), ReleaseMatrix.of(List.of(before, after))),
        entry(
            TextFormats.histories().subject(),
            HistoryPageTest.page("a | text", Path.of("history"))),
        entry(TextFormats.diagnoses().subject(), DiagnosisShownTest.diagnosis("a <b>text</b>")),
        entry(TextFormats.appRuns().subject(), AppReportsTest.harmless()),
        entry(TextFormats.predictions().subject(), predictions()),
        entry(TextFormats.versions().subject(), versions()),
        entry(TextFormats.coverages().subject(), Coverage.of(Samples.catalog())),
        entry(TextFormats.documentChecks().subject(), documentCheck()),
        entry(TextFormats.mutants().subject(), mutants()),
        entry(TextFormats.benchmarks().subject(), benchmark()));
  }

  private BenchResult benchmark() {
    OptionalDouble unknown = OptionalDouble.empty();
    return new BenchResult(
        "./crosscheck bench --format markdown",
        Instant.parse("2026-11-28T03:00:00Z"),
        new Machine(
            "Linux 6.1 | x", "A <Processor>", 2, OptionalDouble.of(1.5), OptionalDouble.of(40)),
        "Chromium 156, Crosscheck 1.0.0, Playwright Test 1.65.1, PyScript 2026.7.3",
        List.of(
            new SideBySide(
                PageKind.SMALL,
                List.of(
                    new Sample(
                        10,
                        0,
                        12.5,
                        OptionalDouble.of(38.25),
                        OptionalDouble.of(150),
                        OptionalDouble.of(420))),
                List.of(new Sample(10, 1, 31.25, unknown, unknown, OptionalDouble.of(610)))),
            new SideBySide(
                PageKind.PYODIDE,
                List.of(new Sample(2, 0, 20, OptionalDouble.of(2), unknown, unknown)),
                List.of(new Sample(2, 0, 21, unknown, unknown, unknown)))),
        Optional.of(
            new Growth(
                List.of(new Window(1, 20, 310), new Window(21, 40, 250), new Window(41, 60, 260)),
                0,
                new Memory(OptionalDouble.of(171.4), unknown))),
        List.of(new Answer("--version", new Spread(0.41, 0.4, 0.52))),
        Optional.of(TimeProfile.of(run.visits())));
  }

  @Test
  public void results_of_mutants_can_be_read_again() {
    MutationReport report = mutants();
    try (Folder folder =
        new Folder().with("results.json", texts.getOrDefault("mutants.json", ""))) {
      assertThat(
              MutationReport.of(
                  report.mutants(), MutationResults.read(folder.path("results.json"))))
          .isEqualTo(report);
    }
  }

  private static MutationReport mutants() {
    List<Mutant> mutants =
        Stream.of("killed", "left-to-others", "survived", "undecided", "not-run")
            .map(
                id ->
                    new Mutant(
                        id,
                        "node_modules/a/*.js",
                        "a | b",
                        "",
                        "The value is \"lost\" | always.",
                        Applicability.EVERYWHERE,
                        List.of("value-arrives", "value-is-told")))
            .toList();
    return MutationReport.of(
        mutants,
        List.of(
            new MutantResult(
                "killed",
                List.of("value-arrives"),
                List.of("others-run", "page-ends"),
                List.of("value-says"),
                List.of(),
                "",
                "worse: value-arrives page bare chrome mpy was HOLDS, is BROKEN: expected 1"),
            new MutantResult(
                "left-to-others",
                List.of(),
                List.of("others-run"),
                List.of(),
                List.of("value-says"),
                "",
                "better: value-says page bare chrome mpy was BROKEN, is HOLDS"),
            new MutantResult("survived", List.of(), List.of(), List.of(), List.of(), "", ""),
            new MutantResult(
                "undecided",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "it could not be run: there is <no> browser",
                "")));
  }

  private static DocumentCheck documentCheck() {
    List<Statement> statements = Samples.catalog().documents().statements();
    PageSection place = new PageSection("docs/faq.md", "What's \"new\"?");
    return new DocumentCheck(
        "example/docs, edition of 2026.7.1",
        List.of(
            new CheckedStatement(statements.get(0), State.STANDS, Optional.empty()),
            new CheckedStatement(statements.get(1), State.MOVED, Optional.of(place)),
            new CheckedStatement(statements.get(2), State.CHANGED, Optional.empty()),
            new CheckedStatement(statements.get(3), State.GONE, Optional.empty())),
        List.of(new PageSection("docs/new.md", ""), place),
        List.of(statements.get(0)));
  }

  private static List<Explanation> predictions() {
    return List.of(
        new Explanation(
            "chrome",
            true,
            new Prediction(true, List.of("The \"policy\" is same-origin")),
            "It works.",
            List.of(),
            Optional.empty(),
            List.of()),
        new Explanation(
            "firefox",
            true,
            new Prediction(false, List.of("One is missing", "Two")),
            "It does not.",
            List.of(),
            Optional.of("send 'A: b'"),
            List.of("Did you mean this?")),
        new Explanation(
            "safari",
            false,
            new Prediction(false, List.of("One is missing", "Two")),
            "It does not.",
            List.of("A policy denies it"),
            Optional.of("send 'A: b'"),
            List.of("Did you mean this?")));
  }

  private static NpmVersions versions() {
    List<KnownVersion> versions =
        List.of(
            new KnownVersion(
                "0.6.39",
                Optional.empty(),
                "^0.16.21",
                Optional.empty(),
                Map.of(Interpreter.PY, "0.27.2"),
                Map.of()),
            new KnownVersion(
                "0.7.31",
                Optional.of("2026-07-03"),
                "^0.20.5",
                Optional.of("^3.0.2 to ^3.0.4"),
                Map.of(Interpreter.MPY, "1.28.0-6", Interpreter.PY, "314.0.7"),
                Map.of(Interpreter.PY, "314.0.2")));
    return new NpmVersions(
        versions,
        Pins.none().and(Map.of("pyodide@314.0.2", "sha512-b==", "a/b@1.0.0", "sha512-a==")));
  }
}
