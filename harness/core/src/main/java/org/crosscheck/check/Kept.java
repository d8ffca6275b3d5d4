package org.crosscheck.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunRecord;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.told.Told;

/** Verdicts that were kept, found by what people call them. */
public final class Kept {
  private Kept() {}

  /**
   * {@return the verdicts of a run, or those that are accepted of a release}
   *
   * @param name the folder or the record of a run, or a release that has a baseline
   * @throws Told if it is neither, with what there is
   */
  public static Verdicts verdicts(Project project, String name) {
    if (Files.exists(Path.of(name))) {
      RunRecord run = RecordReader.read(Path.of(name)).orRefuseEmpty();
      String end = run.cutOff() ? ", which was cut off" : "";
      return Verdicts.of("run " + run.info().id() + end, run.results());
    }
    return baseline(project, name);
  }

  private static Verdicts baseline(Project project, String asked) {
    String name = project.baselines().contains(asked) ? asked : name(project, asked);
    Optional<Baseline> baseline = Baseline.read(project.baseline(name));
    String called = name.equals(asked) ? asked : asked + " (" + name + " stands in for it)";
    return baseline
        .map(b -> Verdicts.of("baseline " + called, b))
        .orElseThrow(
            () ->
                new Told(
                    "There is no baseline of " + called + ".",
                    "Run it and accept what it says: ./crosscheck run --release "
                        + asked
                        + " && ./crosscheck accept; baselines there are: "
                        + String.join(", ", project.baselines())
                        + "."));
  }

  private static String name(Project project, String asked) {
    try {
      ReleaseCatalog book = ReleaseCatalog.read(project.fixtures());
      return book.name(book.core(asked));
    } catch (Told e) {
      throw new Told(
          "'" + asked + "' is neither a run nor a release: " + e.getMessage(),
          "Give a folder of " + project.root().relativize(project.runs()) + ", or a release.");
    }
  }
}
