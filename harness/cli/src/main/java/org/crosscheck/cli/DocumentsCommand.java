package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.claim.Coverage;
import org.crosscheck.document.DocumentCheck;
import org.crosscheck.document.Fingerprint;
import org.crosscheck.format.DocumentsText;
import org.crosscheck.format.TextFormats;
import org.crosscheck.message.UserError;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how far the claims cover the documentation, or whether a checkout still states it. */
@Command(
    name = "documents",
    description = {
      "Show which statements of the documentation have claims, by edition",
      "With --check, compare them with a checkout of pyscript/docs, or of a project whose tests"
          + " are documented."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = Main.Exit.HEADING,
    exitCodeList = {
      "0:Everything stands (or nothing was compared)",
      "1:With --check, a statement moved, changed or is gone",
      "2:Wrong usage, or something is missing",
      "3:Internal error"
    })
final class DocumentsCommand implements Callable<Integer> {
  /** The options that exclude each other. */
  private static final class What {
    @Option(
        names = "--check",
        paramLabel = "DIR",
        description = "Compare the newest edition with this checkout.")
    private Optional<Path> check = Optional.empty();

    @Option(
        names = "--fingerprint",
        paramLabel = "SENTENCE",
        description = "Print the fingerprint of a sentence, for a statement's file.")
    private Optional<String> fingerprint = Optional.empty();

    @Option(
        names = "--all",
        description = "List the statements that are covered too, each with its claims.")
    private boolean all;
  }

  @ArgGroup private What what = new What();

  @Option(
      names = "--edition",
      paramLabel = "EDITION",
      description = "With --check, the edition to compare with, such as 2024.")
  private Optional<String> edition = Optional.empty();

  @Mixin private FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    if (what.fingerprint.isPresent()) {
      System.out.println("fingerprint: " + Fingerprint.of(what.fingerprint.get()));
      return Main.Exit.SAME;
    }
    if (edition.isPresent() && what.check.isEmpty()) {
      throw new UserError("--edition needs --check.", "Add --check DIR, or leave it out.");
    }
    ClaimCatalog claims = Catalog.read(ProjectLocator.checkout().fixtures()).claims();
    Coverage coverage = Coverage.of(claims);
    lint(coverage);
    if (what.check.isPresent()) {
      DocumentCheck checked = DocumentCheck.of(claims.documents(), what.check.get(), edition);
      format.print(TextFormats.documentChecks(), checked);
      return checked.isClean() ? Main.Exit.SAME : Main.Exit.DIFFERS;
    }
    if (what.all && format.text()) {
      System.out.print(new DocumentsText(true).write(coverage));
    } else {
      format.print(TextFormats.coverages(), coverage);
    }
    return Main.Exit.SAME;
  }

  /**
   * Checks that each statement has a claim or a reason.
   *
   * @throws UserError with every statement that has neither
   */
  static void lint(Coverage coverage) {
    List<String> problems = coverage.problems();
    if (!problems.isEmpty()) {
      throw UserError.all(
          "Claims and statements do not match:",
          problems,
          "Correct them in fixtures/documents or fixtures/claims.");
    }
  }
}
