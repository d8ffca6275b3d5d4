package org.crosscheck.record;

import java.nio.file.Path;

/** The pictures beside a record: what pages looked like when their visits went wrong. */
public final class Screenshots {
  /** The name of their folder in the folder of the run. */
  public static final String FOLDER = "pictures";

  private static final int LONGEST_NAME = 120;

  private Screenshots() {}

  /**
   * {@return where the picture of a visit is, if there is one}
   *
   * @param run the folder of the run
   * @param visit the visit's name, see {@link VisitRecord#key()}
   */
  public static Path of(Path run, String visit) {
    String safe = visit.replaceAll("[^A-Za-z0-9_-]", "-");
    String start = safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
    // Names that differ only in what is not safe get files of their own all the same.
    return run.resolve(FOLDER)
        .resolve(start + "-" + Integer.toHexString(visit.hashCode()) + ".png");
  }
}
