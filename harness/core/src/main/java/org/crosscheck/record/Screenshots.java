package org.crosscheck.record;

import java.nio.file.Path;

/** Locates the screenshots next to a record, taken when visits failed. */
public final class Screenshots {
  /** The name of their folder in the folder of the run. */
  public static final String FOLDER = "pictures";

  private static final int LONGEST_NAME = 120;

  private Screenshots() {}

  /**
   * {@return the path of a visit's screenshot, whether or not the file exists}
   *
   * @param run the folder of the run
   * @param visit the visit's name, see {@link VisitRecord#key()}
   */
  public static Path of(Path run, String visit) {
    String safe = visit.replaceAll("[^A-Za-z0-9_-]", "-");
    String start = safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
    // The hash separates names that differ only in replaced characters.
    return run.resolve(FOLDER)
        .resolve(start + "-" + Integer.toHexString(visit.hashCode()) + ".png");
  }
}
