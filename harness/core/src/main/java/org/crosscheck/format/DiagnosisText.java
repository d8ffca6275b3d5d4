package org.crosscheck.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;
import org.crosscheck.doctor.Diagnosis;
import org.crosscheck.doctor.Evidence;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FixVerification;
import org.crosscheck.doctor.Level;
import org.crosscheck.engine.Engine;
import org.crosscheck.message.TextSanitizer;

/** A diagnosis for the terminal: the verdict first, then the findings, worst first. */
public final class DiagnosisText implements TextFormat<Diagnosis> {
  private static final int WIDTH = 96;
  private static final String INDENT = "    ";

  private final boolean color;

  /**
   * Creates the format.
   *
   * @param color whether to use terminal colors
   */
  public DiagnosisText(boolean color) {
    this.color = color;
  }

  @Override
  public String id() {
    return "text";
  }

  @Override
  public String description() {
    return "text for the terminal";
  }

  @Override
  public String write(Diagnosis diagnosis) {
    List<String> lines = new ArrayList<>();
    lines.add(TextSanitizer.line(diagnosis.target()));
    diagnosis.verdicts().values().forEach(v -> lines.add("  " + TextSanitizer.line(v)));
    diagnosis.findings().forEach(finding -> addFinding(lines, finding, diagnosis));
    List<String> remedy = diagnosis.host().remedy(diagnosis.changes());
    if (!remedy.isEmpty()) {
      lines.add("");
      lines.add("The lines for " + diagnosis.host().title() + ":");
      remedy.stream()
          .flatMap(String::lines)
          .forEach(line -> lines.add(INDENT + TextSanitizer.of(line)));
    }
    diagnosis
        .verification()
        .map(FixVerification::summary)
        .ifPresent(
            summary -> {
              lines.add("");
              lines.addAll(wrapped(TextSanitizer.line("Tested on a copy. " + summary), ""));
            });
    return String.join("\n", lines) + "\n";
  }

  private void addFinding(List<String> lines, Finding finding, Diagnosis diagnosis) {
    lines.add("");
    lines.add(
        "%s %s: %s%s"
            .formatted(
                level(finding.level()),
                finding.type().id(),
                TextSanitizer.line(finding.summary()),
                browsers(finding, diagnosis)));
    lines.addAll(wrapped(finding.type().explanation(), INDENT));
    if (!finding.evidence().isEmpty()) {
      lines.add(INDENT + "Seen:");
    }
    String url = "";
    for (Evidence evidence : finding.evidence()) {
      if (!evidence.url().equals(url)) {
        lines.add(INDENT + "  " + TextSanitizer.line(evidence.url()));
        url = evidence.url();
      }
      lines.add(INDENT + "    " + evidence.from() + ": " + TextSanitizer.line(evidence.line()));
    }
    if (!finding.remedy().isEmpty()) {
      lines.add(INDENT + "Fix:");
      finding.remedy().forEach(step -> lines.add(INDENT + "  " + TextSanitizer.line(step)));
    }
  }

  /** The browsers of a finding, unless it is all that opened the page. */
  private static String browsers(Finding finding, Diagnosis diagnosis) {
    return finding.browsers().isEmpty()
            || finding.browsers().containsAll(diagnosis.verdicts().keySet())
        ? ""
        : finding.browsers().stream().map(Engine::id).collect(Collectors.joining(", ", " (", ")"));
  }

  private String level(Level level) {
    return color ? code(level) + level.name() + "\u001b[0m" : level.name();
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
    return WordUtils.wrap(text, WIDTH - indent.length(), "\n", false)
        .lines()
        .map(line -> indent + line)
        .toList();
  }
}
