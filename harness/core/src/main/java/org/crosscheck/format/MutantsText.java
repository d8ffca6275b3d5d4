package org.crosscheck.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.mutation.Mutant;
import org.crosscheck.mutation.MutantResult;
import org.crosscheck.mutation.MutationReport;

/** Which claims noticed which mutants, for the terminal. */
public final class MutantsText implements TextFormat<MutationReport> {
  @Override
  public String id() {
    return "text";
  }

  @Override
  public String description() {
    return "a table of the mutants, and why each that is not killed is not";
  }

  @Override
  public String write(MutationReport report) {
    List<List<String>> rows =
        Stream.concat(
                Stream.of(List.of("mutant", "result", "killed by", "worse too", "only changed")),
                report.mutants().stream().map(mutant -> row(mutant, report.result(mutant))))
            .toList();
    String details =
        report.mutants().stream()
            .flatMap(mutant -> report.result(mutant).stream().map(r -> detail(mutant, r)))
            .collect(Collectors.joining());
    return TextTable.of(rows).text() + details + report.summary() + "\n";
  }

  private static List<String> row(Mutant mutant, Optional<MutantResult> result) {
    return result
        .map(
            r ->
                List.of(
                    mutant.id(),
                    r.outcome().displayName(),
                    String.join(", ", r.killedBy()),
                    number(r.others()),
                    number(r.changed())))
        .orElseGet(() -> List.of(mutant.id(), "not run", "", "", ""));
  }

  private static String number(List<String> claims) {
    return claims.isEmpty() ? "" : String.valueOf(claims.size());
  }

  private static String detail(Mutant mutant, MutantResult result) {
    if (result.outcome() == MutantResult.Outcome.KILLED) {
      return "";
    }
    List<String> lines =
        Stream.of(
                mutant.breaks(),
                "must be noticed by " + String.join(", ", mutant.noticedBy()),
                some("worse: ", result.others()),
                some("only changed: ", result.changed()),
                some("better: ", result.fixed()),
                result.undecided(),
                result.because())
            .filter(line -> !line.isEmpty())
            .toList();
    return "\n%s: %s\n".formatted(mutant.id(), result.outcome().displayName())
        + lines.stream()
            .map(line -> "  " + TextSanitizer.line(line) + "\n")
            .collect(Collectors.joining());
  }

  private static String some(String head, List<String> claims) {
    return claims.isEmpty() ? "" : head + String.join(", ", claims);
  }
}
