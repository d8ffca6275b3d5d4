package org.crosscheck.app;

import java.util.List;
import java.util.Optional;
import org.crosscheck.cdn.Wheels;

/**
 * What the pages of a folder find beside themselves.
 *
 * @param pyScriptPaths the paths, relative to the folder and without a slash at either end, at
 *     which the files of the release's PyScript are served in place of the folder's
 * @param wheels Python packages that are served in place of those of CDNs
 * @param servers the servers to start beside the pages; each fixed port and each variable once
 */
public record Surroundings(
    List<String> pyScriptPaths, Optional<Wheels> wheels, List<PageServer> servers) {
  /** Nothing but the folder. */
  public static final Surroundings NONE = new Surroundings(List.of(), Optional.empty(), List.of());

  /** Copies the lists. */
  public Surroundings {
    pyScriptPaths = List.copyOf(pyScriptPaths);
    servers = List.copyOf(servers);
  }

  /** {@return the same with other wheels} */
  public Surroundings with(Wheels others) {
    return new Surroundings(pyScriptPaths, Optional.of(others), servers);
  }
}
