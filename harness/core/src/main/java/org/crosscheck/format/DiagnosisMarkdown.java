package org.crosscheck.format;

import java.util.ArrayList;
import java.util.List;
import org.crosscheck.doctor.Diagnosis;
import org.crosscheck.doctor.Evidence;
import org.crosscheck.doctor.Finding;
import org.crosscheck.message.TextSanitizer;

/** A diagnosis as Markdown, for an issue or a pull request. */
public final class DiagnosisMarkdown implements TextFormat<Diagnosis> {
  @Override
  public String id() {
    return "markdown";
  }

  @Override
  public String description() {
    return "Markdown for an issue or a pull request";
  }

  @Override
  public String write(Diagnosis diagnosis) {
    List<String> lines = new ArrayList<>();
    lines.add("# Diagnosis of " + Markdown.code(diagnosis.target()));
    lines.add("");
    diagnosis.verdicts().values().forEach(v -> lines.add("- " + Markdown.text(v)));
    diagnosis.findings().forEach(finding -> addFinding(lines, finding));
    List<String> remedy = diagnosis.host().remedy(diagnosis.changes());
    if (!remedy.isEmpty()) {
      lines.add("");
      lines.add("## The lines for " + diagnosis.host().title());
      lines.add("");
      remedy.stream()
          .flatMap(String::lines)
          .forEach(line -> lines.add("    " + TextSanitizer.of(line)));
    }
    diagnosis
        .verification()
        .ifPresent(
            tried -> {
              lines.add("");
              lines.add("Tested on a copy. " + Markdown.text(tried.summary()));
            });
    return String.join("\n", lines) + "\n";
  }

  private static void addFinding(List<String> lines, Finding finding) {
    lines.add("");
    lines.add("## " + finding.level() + " " + finding.type().id());
    lines.add("");
    lines.add(Markdown.text(finding.summary()));
    lines.add("");
    lines.add(Markdown.text(finding.type().explanation()));
    if (!finding.evidence().isEmpty()) {
      lines.add("");
      for (Evidence evidence : finding.evidence()) {
        lines.add(
            "- "
                + evidence.from()
                + ", "
                + Markdown.code(evidence.url())
                + ": "
                + Markdown.code(evidence.line()));
      }
    }
    if (!finding.remedy().isEmpty()) {
      lines.add("");
      finding.remedy().forEach(step -> lines.add("- **Fix:** " + Markdown.text(step)));
    }
  }
}
