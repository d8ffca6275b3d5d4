package org.crosscheck.doctor;

import java.nio.file.Path;
import java.util.Optional;
import org.crosscheck.server.CdnFiles;

/** Finds a release of PyScript that this machine has or can get from npm. */
@FunctionalInterface
public interface LocalRelease {
  /** Finds none, so that pages always load PyScript from its CDN. */
  LocalRelease NONE = (name, folder) -> Optional.empty();

  /**
   * {@return the files of a release, or of another one if that cannot be had; empty for none}
   *
   * @param name a calendar tag, an npm version, or a tag of npm; "" if the page names none
   * @param folder an empty folder for npm packages; the caller deletes it
   */
  Optional<CdnFiles> find(String name, Path folder);
}
