package org.crosscheck.report;

import java.util.ArrayList;
import java.util.List;
import org.crosscheck.doctor.Diagnosis;
import org.crosscheck.doctor.Evidence;
import org.crosscheck.doctor.Finding;

/** A diagnosis as Markdown, for an issue or a pull request. */
public final class DiagnosisMarkdown {
  private DiagnosisMarkdown() {}

  /** {@return the diagnosis as Markdown, in which nothing of the page is markup} */
  public static String of(Diagnosis diagnosis) {
    List<String> lines = new ArrayList<>();
    lines.add("# Diagnosis of " + code(diagnosis.asked()));
    lines.add("");
    diagnosis.verdicts().values().forEach(v -> lines.add("- " + plain(v)));
    for (Finding finding : diagnosis.findings()) {
      lines.add("");
      lines.add("## " + finding.level() + " " + finding.type().id());
      lines.add("");
      lines.add(plain(finding.summary()));
      lines.add("");
      lines.add(plain(finding.type().explanation()));
      if (!finding.evidence().isEmpty()) {
        lines.add("");
        for (Evidence evidence : finding.evidence()) {
          lines.add(
              "- " + evidence.from() + ", " + code(evidence.url()) + ": " + code(evidence.line()));
        }
      }
      if (!finding.remedy().isEmpty()) {
        lines.add("");
        finding.remedy().forEach(step -> lines.add("- **Do:** " + plain(step)));
      }
    }
    List<String> remedy = diagnosis.host().remedy(diagnosis.changes());
    if (!remedy.isEmpty()) {
      lines.add("");
      lines.add("## The lines for " + diagnosis.host().title());
      lines.add("");
      remedy.stream().flatMap(String::lines).forEach(line -> lines.add("    " + Visible.of(line)));
    }
    diagnosis
        .verification()
        .ifPresent(
            tried -> {
              lines.add("");
              lines.add("Tried on a copy. " + plain(tried.summary()));
            });
    return String.join("\n", lines) + "\n";
  }

  /**
   * Escapes all that CommonMark gives a meaning, and what GitHub makes a mention or an issue of.
   */
  private static String plain(String text) {
    return Visible.line(text)
        .replaceAll("([\\\\`*_{}\\[\\]<>#|~!&])", "\\\\$1")
        .replace("@", "@\u200b");
  }

  /** A code span, fenced by more backticks than stand in it (CommonMark section 6.1). */
  private static String code(String text) {
    String line = Visible.line(text);
    String fence = "`";
    while (line.contains(fence)) {
      fence += "`";
    }
    String space = line.startsWith("`") || line.endsWith("`") || line.isEmpty() ? " " : "";
    return fence + space + line + space + fence;
  }
}
