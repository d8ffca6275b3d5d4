package org.crosscheck.format;

import java.util.List;
import java.util.stream.Collectors;
import org.crosscheck.mutation.Mutant;
import org.crosscheck.mutation.MutantResult;
import org.crosscheck.mutation.MutationReport;

/** Which claims noticed which mutants, as the Markdown page {@code docs/mutants.md}. */
public final class MutantsMarkdown implements TextFormat<MutationReport> {
  private static final String LEGEND =
      """
      # Mutants

      Each mutant is a copy of PyScript, mini-coi or a hosting with one fault. The claims are run on it, and their
      verdicts are compared with those without the fault. *killed*: a claim that the mutant names got worse; *killed by
      others only*: only claims that it does not name did; *only changed*: an answer changed, or a claim became
      inconclusive or blocked; *told as fixed*: a claim got better; *survived*: nothing noticed it. `./crosscheck mutants
      --format markdown` writes this page.
      """;

  @Override
  public String id() {
    return "markdown";
  }

  @Override
  public String description() {
    return "a page with a table of the mutants";
  }

  @Override
  public String write(MutationReport report) {
    List<List<String>> rows = report.mutants().stream().map(m -> row(m, report)).toList();
    return LEGEND
        + "\n"
        + Markdown.text(report.summary())
        + "\n\n"
        + Markdown.table(
            List.of(
                "mutant",
                "what it breaks",
                "must be noticed by",
                "result",
                "killed by",
                "worse too",
                "only changed"),
            rows);
  }

  private static List<String> row(Mutant mutant, MutationReport report) {
    MutantResult none =
        new MutantResult(mutant.id(), List.of(), List.of(), List.of(), List.of(), "", "");
    MutantResult result = report.result(mutant).orElse(none);
    return List.of(
        Markdown.code(mutant.id()),
        Markdown.text(mutant.breaks()),
        claims(mutant.noticedBy()),
        report.result(mutant).map(r -> r.outcome().displayName()).orElse("not run"),
        claims(result.killedBy()),
        claims(result.others()),
        claims(result.changed()));
  }

  private static String claims(List<String> claims) {
    return claims.stream().map(Markdown::code).collect(Collectors.joining(", "));
  }
}
