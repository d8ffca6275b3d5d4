package org.crosscheck.format;

import java.util.List;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.app.AppRun;
import org.crosscheck.bench.BenchResult;
import org.crosscheck.claim.Coverage;
import org.crosscheck.doctor.Diagnosis;
import org.crosscheck.document.DocumentCheck;
import org.crosscheck.isolation.Explanation;
import org.crosscheck.mutation.MutationReport;
import org.crosscheck.release.NpmVersions;
import org.crosscheck.report.HistoryPage;
import org.crosscheck.report.ReportModel;

/**
 * The formats of everything that is written as one text. To add one, write a class and add a line
 * here.
 */
public final class TextFormats {
  private static final Formats<TextFormat<ReportModel>> VERDICTS =
      new Formats<>("verdicts", List.of(new VerdictTable()));
  private static final Formats<TextFormat<ReportModel>> CAPABILITIES =
      new Formats<>("capabilities", List.of(new CapabilitiesText()));
  private static final Formats<TextFormat<Changes>> CHANGES =
      new Formats<>(
          "comparison", List.of(new ChangesText(), new ChangesMarkdown(), new ChangesJson()));
  private static final Formats<TextFormat<ReleaseMatrix>> RELEASE_MATRICES =
      new Formats<>("ladder", List.of(new ReleaseMatrixText(), new ReleaseMatrixMarkdown()));
  private static final Formats<TextFormat<HistoryPage>> HISTORIES =
      new Formats<>("history", List.of(new HistoryText()));
  private static final Formats<TextFormat<Diagnosis>> DIAGNOSES =
      new Formats<>(
          "diagnosis",
          List.of(new DiagnosisText(false), new DiagnosisMarkdown(), new DiagnosisJson()));
  private static final Formats<TextFormat<AppRun>> APP_RUNS =
      new Formats<>("app", List.of(new AppText(), new AppJson()));
  private static final Formats<TextFormat<List<Explanation>>> PREDICTIONS =
      new Formats<>("prediction", List.of(new PredictionText(), new PredictionJson()));
  private static final Formats<TextFormat<NpmVersions>> VERSIONS =
      new Formats<>("versions", List.of(new VersionsJson()));

  private static final Formats<TextFormat<Coverage>> COVERAGES =
      new Formats<>("documents", List.of(new DocumentsText(false), new DocumentsJson()));
  private static final Formats<TextFormat<DocumentCheck>> DOCUMENT_CHECKS =
      new Formats<>("check", List.of(new CheckedDocumentsText(), new CheckedDocumentsJson()));

  private static final Formats<TextFormat<MutationReport>> MUTANTS =
      new Formats<>(
          "mutants", List.of(new MutantsText(), new MutantsMarkdown(), new MutantsJson()));

  private static final Formats<TextFormat<BenchResult>> BENCHMARKS =
      new Formats<>("bench", List.of(new BenchText(), new BenchMarkdown(), new BenchJson()));

  private TextFormats() {}

  /** {@return the lists for all kinds of values} */
  public static List<Formats<? extends TextFormat<?>>> all() {
    return List.of(
        VERDICTS,
        CAPABILITIES,
        CHANGES,
        RELEASE_MATRICES,
        HISTORIES,
        DIAGNOSES,
        APP_RUNS,
        PREDICTIONS,
        VERSIONS,
        COVERAGES,
        DOCUMENT_CHECKS,
        MUTANTS,
        BENCHMARKS);
  }

  /** {@return the formats of verdicts by hosting} */
  public static Formats<TextFormat<ReportModel>> verdicts() {
    return VERDICTS;
  }

  /** {@return the formats of what each hosting lets PyScript do} */
  public static Formats<TextFormat<ReportModel>> capabilities() {
    return CAPABILITIES;
  }

  /** {@return the formats of a comparison of two sets of verdicts} */
  public static Formats<TextFormat<Changes>> changes() {
    return CHANGES;
  }

  /**
   * {@return the formats of a release matrix; its subject is that of the command {@code ladder}}
   */
  public static Formats<TextFormat<ReleaseMatrix>> releaseMatrices() {
    return RELEASE_MATRICES;
  }

  /** {@return the formats of a history} */
  public static Formats<TextFormat<HistoryPage>> histories() {
    return HISTORIES;
  }

  /** {@return the formats of a diagnosis} */
  public static Formats<TextFormat<Diagnosis>> diagnoses() {
    return DIAGNOSES;
  }

  /** {@return the formats of tests of the user's own pages} */
  public static Formats<TextFormat<AppRun>> appRuns() {
    return APP_RUNS;
  }

  /** {@return the formats of predictions from header lines} */
  public static Formats<TextFormat<List<Explanation>>> predictions() {
    return PREDICTIONS;
  }

  /** {@return the formats of the known npm versions of PyScript} */
  public static Formats<TextFormat<NpmVersions>> versions() {
    return VERSIONS;
  }

  /** {@return the formats of how far the claims cover the documentation} */
  public static Formats<TextFormat<Coverage>> coverages() {
    return COVERAGES;
  }

  /** {@return the formats of what a checkout of the documentation still states} */
  public static Formats<TextFormat<DocumentCheck>> documentChecks() {
    return DOCUMENT_CHECKS;
  }

  /** {@return the formats of which claims noticed which mutants} */
  public static Formats<TextFormat<MutationReport>> mutants() {
    return MUTANTS;
  }

  /** {@return the formats of what a benchmark measured} */
  public static Formats<TextFormat<BenchResult>> benchmarks() {
    return BENCHMARKS;
  }
}
