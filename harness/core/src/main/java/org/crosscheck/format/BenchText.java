package org.crosscheck.format;

import java.util.ArrayList;
import java.util.List;
import org.crosscheck.bench.BenchResult;

/** What a benchmark measured, for the terminal. */
public final class BenchText implements TextFormat<BenchResult> {
  @Override
  public String id() {
    return "text";
  }

  @Override
  public String description() {
    return "tables for the terminal";
  }

  @Override
  public String write(BenchResult result) {
    List<String> parts = new ArrayList<>();
    parts.add(String.join("\n", BenchTables.head(result)) + "\n");
    if (!result.pairs().isEmpty()) {
      parts.add(TextTable.of(BenchTables.visits(result)).text());
    }
    result
        .growth()
        .ifPresent(
            g ->
                parts.add(
                    BenchTables.explanation(g)
                        + "\n"
                        + TextTable.of(BenchTables.growth(g)).text()));
    if (!result.answers().isEmpty()) {
      parts.add(TextTable.of(BenchTables.answers(result)).text());
    }
    result.profile().ifPresent(p -> parts.add(ProfileTables.text(p)));
    return String.join("\n", parts);
  }
}
