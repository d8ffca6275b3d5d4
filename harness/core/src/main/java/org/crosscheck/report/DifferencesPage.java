package org.crosscheck.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Difference;
import org.crosscheck.message.TextSanitizer;

/**
 * The run beside the baseline: every test case whose verdict differs, except new ones that are not
 * deviations: beside those, the baseline has nothing to show.
 *
 * @param model the model of the report
 */
record DifferencesPage(ReportModel model) {
  private static final int WHY = 200;

  /** The differences of a kind, at least one. */
  record Group(ChangeKind kind, List<Difference> differences) {
    /** {@return the id of its element} */
    String id() {
      return kind.id();
    }
  }

  /** {@return the differences by kind, worst first} */
  List<Group> groups() {
    Map<ChangeKind, List<Difference>> byKind = new EnumMap<>(ChangeKind.class);
    for (Difference difference : model.comparison().differences()) {
      if (difference.newSuccess()) {
        continue;
      }
      byKind.computeIfAbsent(difference.kind(), k -> new ArrayList<>()).add(difference);
    }
    return byKind.entrySet().stream()
        .map(e -> new Group(e.getKey(), e.getValue()))
        .sorted(Comparator.comparing(Group::kind))
        .toList();
  }

  /** {@return the style class of the verdict of the run} */
  String style(Difference difference) {
    return difference.kind() == ChangeKind.GONE
        ? "is-none"
        : difference.news()
            ? TemplateHelper.style(difference.verdict())
            : ReportModel.quiet(difference.verdict());
  }

  /** {@return the reason of the run's verdict, shortened; "" if it is not a deviation} */
  static String why(Difference difference) {
    return difference.verdict().deviation() ? TextSanitizer.line(difference.because(), WHY) : "";
  }
}
