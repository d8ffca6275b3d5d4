package org.crosscheck.record;

import java.time.Instant;
import java.util.List;

/**
 * What was run and where: the first line of a record.
 *
 * @param format the version of the record's format; always {@link #FORMAT} for a record that was
 *     read
 * @param id the run's name, which is also the name of its folder
 * @param startedAt when the run started
 * @param environment what ran it
 * @param scope what it covers
 */
public record RunInfo(
    int format, String id, Instant startedAt, RunEnvironment environment, RunScope scope) {
  /** The version of the format that this Crosscheck writes, and the newest that it reads. */
  public static final int FORMAT = 4;

  /** {@return the PyScript release that was tested} */
  public ReleaseInfo release() {
    return scope.release();
  }

  /** {@return the hostings that were visited} */
  public List<HostingInfo> hostings() {
    return scope.hostings();
  }

  /** {@return the part of the matrix that was selected, with the shard, in words} */
  public String selection() {
    return scope.explain();
  }
}
