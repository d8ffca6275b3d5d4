package org.crosscheck.release;

import java.util.List;

/**
 * What this repository keeps about npm's registry.
 *
 * @param versions the npm versions of PyScript itself, in order
 * @param pins the SHA-512 of every version of the packages that releases need
 */
public record NpmVersions(List<KnownVersion> versions, Pins pins) {
  /** Copies the list. */
  public NpmVersions {
    versions = List.copyOf(versions);
  }
}
