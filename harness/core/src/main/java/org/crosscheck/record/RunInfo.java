package org.crosscheck.record;

import java.time.Instant;
import java.util.List;

/**
 * What was run, by whom and where: the first line of a record.
 *
 * @param format the version of the record's format; {@link #FORMAT} for one that was read
 * @param id the run's name, which is also that of its folder
 * @param startedAt when the run started
 * @param harnessVersion the version of Crosscheck
 * @param git the state of the checkout that Crosscheck ran from
 * @param java the Java version that Crosscheck ran on
 * @param os the operating system with its version
 * @param cores how many processors there were
 * @param release which PyScript was visited
 * @param hostings the hostings that were visited, each in its own words
 * @param selection the part of the matrix that was asked, in words
 * @param whole whether everything there is was asked
 */
public record RunInfo(
    int format,
    String id,
    Instant startedAt,
    String harnessVersion,
    GitState git,
    String java,
    String os,
    int cores,
    ReleaseInfo release,
    List<HostingInfo> hostings,
    String selection,
    boolean whole) {
  /** The version of the format that this Crosscheck writes, and the newest that it reads. */
  public static final int FORMAT = 3;

  /** Copies the list. */
  public RunInfo {
    hostings = List.copyOf(hostings);
  }
}
