package org.crosscheck.format;

import static org.crosscheck.format.SheetFormats.html;
import static org.crosscheck.format.SheetFormats.json;
import static org.crosscheck.format.SheetFormats.markdown;
import static org.crosscheck.format.SheetFormats.text;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.app.AppRun;
import org.crosscheck.bench.BenchResult;
import org.crosscheck.claim.Coverage;
import org.crosscheck.doctor.Diagnosis;
import org.crosscheck.document.DocumentCheck;
import org.crosscheck.isolation.Explanation;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.mutation.MutationReport;
import org.crosscheck.release.NpmVersions;
import org.crosscheck.report.DiagnosisPage;
import org.crosscheck.report.HistoryPage;
import org.crosscheck.report.ReportModel;

/**
 * The formats of everything that is written as one text. To add one, write a class and add a line
 * here. Each list is made when it is asked for, because a command needs one of them.
 */
public final class TextFormats {
  /** The ids of the formats of every result, the default first. */
  private static final List<String> IDS = List.of("text", "json", "markdown", "html");

  /** {@return the formats of a result that says itself what people and programs read} */
  private static <T extends Result> Formats<TextFormat<T>> result(
      String subject, TextFormat<T> text) {
    return result(subject, text, json(Result::tree), markdown(Result::sheet), html(Result::sheet));
  }

  /** {@return the formats of a result; every command that has one offers the same four} */
  private static <T> Formats<TextFormat<T>> result(
      String subject,
      TextFormat<T> text,
      TextFormat<T> json,
      TextFormat<T> markdown,
      TextFormat<T> html) {
    Formats<TextFormat<T>> formats = new Formats<>(subject, List.of(text, json, markdown, html));
    if (!formats.ids().equals(IDS)) {
      throw new IllegalArgumentException(subject + " has the formats " + formats.ids());
    }
    return formats;
  }

  /** A result that is written for the terminal by itself. */
  private record Plain<T>(Function<T, String> text) implements TextFormat<T> {
    @Override
    public String id() {
      return "text";
    }

    @Override
    public String description() {
      return "text for the terminal";
    }

    @Override
    public String write(T value) {
      return TextSanitizer.of(text.apply(value));
    }
  }

  private TextFormats() {}

  /** {@return the ids of the formats of every result, the default first} */
  public static List<String> ids() {
    return IDS;
  }

  /** {@return the lists for all kinds of values} */
  public static List<Formats<? extends TextFormat<?>>> all() {
    return Stream.<Formats<? extends TextFormat<?>>>concat(
            Stream.of(verdicts(), capabilities(), versions()), results().stream())
        .toList();
  }

  /** {@return the lists for the results of commands; each subject is the name of a schema} */
  public static List<Formats<? extends TextFormat<?>>> results() {
    return List.of(
        changes(),
        releaseMatrices(),
        histories(),
        diagnoses(),
        appRuns(),
        predictions(),
        coverages(),
        documentChecks(),
        mutants(),
        benchmarks(),
        runs(),
        visits(),
        acceptedRuns(),
        claims(),
        claim(),
        hostings(),
        releases(),
        bisectedClaims(),
        timings());
  }

  /** {@return the formats of verdicts by hosting} */
  public static Formats<TextFormat<ReportModel>> verdicts() {
    return new Formats<>("verdicts", List.of(new VerdictTable()));
  }

  /** {@return the formats of what each hosting lets PyScript do} */
  public static Formats<TextFormat<ReportModel>> capabilities() {
    return new Formats<>("capabilities", List.of(new CapabilitiesText()));
  }

  /** {@return the formats of a comparison of two sets of verdicts} */
  public static Formats<TextFormat<Changes>> changes() {
    return result(
        "comparison",
        new ChangesText(),
        new ChangesJson(),
        new ChangesMarkdown(),
        html(Sheets::changes));
  }

  /**
   * {@return the formats of a release matrix; its subject is that of the command {@code ladder}}
   */
  public static Formats<TextFormat<ReleaseMatrix>> releaseMatrices() {
    return result(
        "ladder",
        new ReleaseMatrixText(),
        json(Trees::matrix),
        new ReleaseMatrixMarkdown(),
        html(Sheets::matrix));
  }

  /** {@return the formats of a history} */
  public static Formats<TextFormat<HistoryPage>> histories() {
    return result(
        "history",
        new HistoryText(),
        json(Trees::history),
        markdown(Sheets::history),
        html(Sheets::history));
  }

  /** {@return the formats of a diagnosis} */
  public static Formats<TextFormat<Diagnosis>> diagnoses() {
    return result(
        "diagnosis",
        new DiagnosisText(false),
        new DiagnosisJson(),
        new DiagnosisMarkdown(),
        SheetFormats.page(DiagnosisPage::of));
  }

  /** {@return the formats of tests of the user's own pages} */
  public static Formats<TextFormat<AppRun>> appRuns() {
    return result("app", new AppText(), new AppJson(), markdown(Sheets::app), html(Sheets::app));
  }

  /** {@return the formats of predictions from header lines} */
  public static Formats<TextFormat<List<Explanation>>> predictions() {
    return result(
        "prediction",
        new PredictionText(),
        new PredictionJson(),
        markdown(Sheets::predictions),
        html(Sheets::predictions));
  }

  /** {@return the formats of the known npm versions of PyScript} */
  public static Formats<TextFormat<NpmVersions>> versions() {
    return new Formats<>("versions", List.of(new VersionsJson()));
  }

  /** {@return the formats of how far the claims cover the documentation} */
  public static Formats<TextFormat<Coverage>> coverages() {
    return result(
        "documents",
        new DocumentsText(false),
        new DocumentsJson(),
        markdown(Sheets::coverage),
        html(Sheets::coverage));
  }

  /** {@return the formats of what a checkout of the documentation still states} */
  public static Formats<TextFormat<DocumentCheck>> documentChecks() {
    return result(
        "check",
        new CheckedDocumentsText(),
        new CheckedDocumentsJson(),
        markdown(Sheets::check),
        html(Sheets::check));
  }

  /** {@return the formats of which claims noticed which mutants} */
  public static Formats<TextFormat<MutationReport>> mutants() {
    return result(
        "mutants",
        new MutantsText(),
        new MutantsJson(),
        new MutantsMarkdown(),
        html(Sheets::mutants));
  }

  /** {@return the formats of what a benchmark measured} */
  public static Formats<TextFormat<BenchResult>> benchmarks() {
    return result(
        "bench", new BenchText(), new BenchJson(), new BenchMarkdown(), html(Sheets::bench));
  }

  /** {@return the formats of runs} */
  public static Formats<TextFormat<List<RunDigest>>> runs() {
    return result(
        "run",
        text(RunDigest::sheet),
        json(RunDigest::tree),
        markdown(RunDigest::sheet),
        html(RunDigest::sheet));
  }

  /** {@return the formats of the visits that a run would make} */
  public static Formats<TextFormat<VisitList>> visits() {
    return result("visits", new Plain<>(VisitList::text));
  }

  /** {@return the formats of what was accepted as a baseline} */
  public static Formats<TextFormat<AcceptedRun>> acceptedRuns() {
    return result("accept", text(AcceptedRun::sheet));
  }

  /** {@return the formats of all claims} */
  public static Formats<TextFormat<ClaimList>> claims() {
    return result(
        "claims",
        new Plain<>(ClaimList::text),
        json(Result::tree),
        new ClaimsMarkdown(),
        html(Result::sheet));
  }

  /** {@return the formats of one claim} */
  public static Formats<TextFormat<ClaimDetails>> claim() {
    return result("claim", new Plain<>(ClaimDetails::text));
  }

  /** {@return the formats of hostings} */
  public static Formats<TextFormat<HostingList>> hostings() {
    return result("hostings", new Plain<>(HostingList::text));
  }

  /** {@return the formats of the known releases} */
  public static Formats<TextFormat<ReleaseList>> releases() {
    return result("releases", text(ReleaseList::sheet));
  }

  /** {@return the formats of the version that changed a verdict} */
  public static Formats<TextFormat<BisectedClaims>> bisectedClaims() {
    return result("bisect", text(BisectedClaims::sheet));
  }

  /** {@return the formats of times of two releases} */
  public static Formats<TextFormat<ComparedTimings>> timings() {
    return result("timings", text(ComparedTimings::sheet));
  }
}
