package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.crosscheck.engine.Engine;

/** What a diagnosis says, for tests. */
final class Said {
  private Said() {}

  /** {@return the verdicts and the summaries of all findings, each with its level} */
  static List<String> all(Diagnosis diagnosis) {
    List<String> all = new ArrayList<>(diagnosis.verdicts().values());
    diagnosis.findings().forEach(f -> all.add(f.level() + " " + f.summary()));
    return all;
  }

  /** {@return the browsers in which a GOOD finding says that the page is isolated} */
  static Set<Engine> isolatedIn(Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .filter(f -> f.type() == FindingType.ISOLATED && f.level() == Level.GOOD)
        .flatMap(f -> f.browsers().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
