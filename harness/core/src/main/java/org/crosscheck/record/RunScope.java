package org.crosscheck.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a run covers.
 *
 * @param release the PyScript release that was tested
 * @param hostings the hostings that were visited
 * @param selection the part of the matrix that was selected, in words, such as {@code everything}
 * @param whole whether the whole matrix was selected
 * @param shard which part of the selected visits was made, such as {@code 1/3}; "" for all of them
 */
public record RunScope(
    ReleaseInfo release,
    List<HostingInfo> hostings,
    String selection,
    boolean whole,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String shard) {
  private static final Pattern SHARD = Pattern.compile("(\\d{1,4}/\\d{1,4})?");

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the shard is not two numbers
   */
  public RunScope {
    hostings = List.copyOf(hostings);
    if (!SHARD.matcher(shard).matches()) {
      throw new IllegalArgumentException("'" + shard + "' is not a shard");
    }
  }

  /** The scope of a run that made all selected visits. */
  public RunScope(
      ReleaseInfo release, List<HostingInfo> hostings, String selection, boolean whole) {
    this(release, hostings, selection, whole, "");
  }

  /** {@return what was selected and which shard of it, in words} */
  public String explain() {
    return shard.isEmpty() ? selection : selection + ", shard " + shard;
  }
}
