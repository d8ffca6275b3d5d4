package org.crosscheck.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.crosscheck.claim.Claim;
import org.crosscheck.document.Statement;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.TestResult;

/** The text of an issue about one verdict, in Markdown, to be pasted where PyScript is made. */
final class IssueText {
  private static final int LINE = 600;

  private IssueText() {}

  /**
   * {@return the text: the claim, what the documentation states, what happened, the versions, and
   * the command that shows it}
   */
  static String of(ReportModel model, VisitRecord visit, TestResult result) {
    Optional<Claim> claim = model.claim(result.of().claim());
    List<String> lines = new ArrayList<>();
    // A claim alone would read as if it were true.
    lines.add(
        "### "
            + line(
                result.verdict().kind().displayName()
                    + ": "
                    + claim.map(Claim::summary).orElse(result.of().claim().text())));
    lines.add("");
    for (Statement statement : claim.map(Claim::statements).orElse(List.of())) {
      lines.add("The documentation states (" + statement.address() + "):");
      lines.add("> " + line(statement.text()));
      lines.add("");
    }
    lines.add("Expected: " + code(result.expected()));
    lines.add("Observed: " + code(result.verdict().because()));
    lines.add("");
    lines.add("- PyScript: " + line(model.run().info().release().explain()));
    lines.add("- Browser: " + line(model.title(visit.engine())));
    lines.add("- Interpreters: " + line(visit.interpreters()));
    lines.add("- Hosting: " + line(visit.hosting() + " " + model.words(visit.hosting())));
    lines.add("- Page: " + code("fixtures/pages/" + visit.fixture()));
    lines.add("");
    lines.add("To reproduce:");
    lines.add("");
    lines.add(
        Commands.visit(model.run(), visit)
            .lines()
            .map(command -> "    " + command)
            .collect(Collectors.joining("\n")));
    return String.join("\n", lines);
  }

  private static String line(String text) {
    return TextSanitizer.line(text, LINE).replace("<", "&lt;");
  }

  /** Text of a page must not end the code that it is shown as. */
  private static String code(String text) {
    return text.isEmpty() ? "-" : "`" + TextSanitizer.line(text, LINE).replace('`', '\'') + "`";
  }
}
