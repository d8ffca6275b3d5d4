package org.crosscheck.given;

import java.nio.file.Path;
import org.crosscheck.platform.Platform;
import org.crosscheck.platform.Platforms;

/** The platforms of this repository. */
public final class KnownPlatforms {
  private static final Platforms ALL = Platforms.read(Path.of("../../fixtures"));

  private KnownPlatforms() {}

  /** {@return the catalog} */
  public static Platforms all() {
    return ALL;
  }

  /** {@return the platform with an id} */
  public static Platform of(String id) {
    return ALL.platform(id);
  }
}
