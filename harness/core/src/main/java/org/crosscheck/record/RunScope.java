package org.crosscheck.record;

import java.util.List;

/**
 * What a run covers.
 *
 * @param release the PyScript release that was tested
 * @param hostings the hostings that were visited
 * @param selection the part of the matrix that was selected, in words, such as {@code everything}
 * @param whole whether the whole matrix was selected
 */
public record RunScope(
    ReleaseInfo release, List<HostingInfo> hostings, String selection, boolean whole) {
  /** Copies the list. */
  public RunScope {
    hostings = List.copyOf(hostings);
  }
}
