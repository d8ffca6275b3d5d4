package org.crosscheck.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.crosscheck.given.Browsers;
import org.crosscheck.given.KnownPlatforms;

/** Doctors with the browsers of this machine. */
final class Doctors {
  private Doctors() {}

  /** A doctor that knows no deviations of releases and tries no mini-coi. */
  static Doctor plain(Duration patience) {
    return new Doctor(
        Browsers::installations,
        Browsers.scaled(patience),
        release -> List.of(),
        KnownPlatforms.all(),
        Optional.empty(),
        LocalRelease.NONE);
  }
}
