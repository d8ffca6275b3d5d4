package org.crosscheck.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.crosscheck.doctor.Diagnosis;
import org.crosscheck.doctor.Evidence;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FixVerification;
import org.crosscheck.doctor.Level;
import org.crosscheck.isolation.BrowserName;

/** A diagnosis for the terminal: the verdict first, then the findings, worst first. */
public final class DiagnosisText {
  private static final int WIDTH = 96;
  private static final String INDENT = "    ";

  private DiagnosisText() {}

  /**
   * {@return the text}
   *
   * @param colour whether it goes to a terminal that shows colours
   */
  public static String of(Diagnosis diagnosis, boolean colour) {
    List<String> lines = new ArrayList<>();
    lines.add(Visible.line(diagnosis.asked()));
    diagnosis.verdicts().values().forEach(v -> lines.add("  " + Visible.line(v)));
    for (Finding finding : diagnosis.findings()) {
      lines.add("");
      String level = finding.level().name();
      lines.add(
          (colour ? code(finding.level()) + level + "\u001b[0m" : level)
              + " "
              + finding.type().id()
              + ": "
              + Visible.line(finding.summary())
              + browsers(finding, diagnosis));
      lines.addAll(wrapped(finding.type().explanation(), INDENT));
      if (!finding.evidence().isEmpty()) {
        lines.add(INDENT + "Seen:");
      }
      String url = "";
      for (Evidence evidence : finding.evidence()) {
        if (!evidence.url().equals(url)) {
          lines.add(INDENT + "  " + Visible.line(evidence.url()));
          url = evidence.url();
        }
        lines.add(INDENT + "    " + evidence.from() + ": " + Visible.line(evidence.line()));
      }
      if (!finding.remedy().isEmpty()) {
        lines.add(INDENT + "Do:");
        finding.remedy().forEach(step -> lines.add(INDENT + "  " + Visible.line(step)));
      }
    }
    List<String> remedy = diagnosis.host().remedy(diagnosis.changes());
    if (!remedy.isEmpty()) {
      lines.add("");
      lines.add("The lines for " + diagnosis.host().title() + ":");
      remedy.stream().flatMap(String::lines).forEach(line -> lines.add(INDENT + Visible.of(line)));
    }
    diagnosis
        .verification()
        .map(FixVerification::summary)
        .ifPresent(
            says -> {
              lines.add("");
              lines.addAll(wrapped(Visible.line("Tried on a copy here. " + says), ""));
            });
    return String.join("\n", lines) + "\n";
  }

  /** Names them only where not all that opened the page saw it. */
  private static String browsers(Finding finding, Diagnosis diagnosis) {
    return finding.browsers().isEmpty()
            || finding.browsers().containsAll(diagnosis.verdicts().keySet())
        ? ""
        : " ("
            + finding.browsers().stream().map(BrowserName::word).collect(Collectors.joining(", "))
            + ")";
  }

  private static String code(Level level) {
    return switch (level) {
      case BAD -> "\u001b[31m";
      case UNSURE -> "\u001b[35m";
      case WARN -> "\u001b[33m";
      case INFO -> "\u001b[36m";
      case GOOD -> "\u001b[32m";
    };
  }

  private static List<String> wrapped(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ")) {
      if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(indent);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }
}
