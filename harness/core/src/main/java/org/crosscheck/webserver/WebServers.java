package org.crosscheck.webserver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.message.Progress;
import org.crosscheck.platform.Recipe;
import org.crosscheck.workspace.Packages;

/** Finds a web server on this machine, or installs it if possible. */
public final class WebServers {
  /** Folders of servers that are often not on the PATH. */
  private static final List<String> BESIDE_PATH =
      List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin");

  private final Map<String, String> environment;
  private final Progress progress;

  /**
   * A search.
   *
   * @param environment the environment variables
   * @param progress receives what is being done, before it takes time
   */
  public WebServers(Map<String, String> environment, Progress progress) {
    this.environment = Map.copyOf(environment);
    this.progress = progress;
  }

  /** {@return whether a server is on this machine} */
  public static boolean installed(Recipe recipe) {
    return new WebServers(System.getenv(), what -> {}).program(recipe).isPresent();
  }

  /** The result of a search: the program, or what was tried. */
  public record Found(Optional<Path> program, String tried) {}

  /** {@return the program of a server, installed as a package if possible} */
  public Found find(Recipe recipe) {
    Optional<Path> there = program(recipe);
    if (there.isPresent()) {
      return new Found(there, "");
    }
    List<String> tried = new ArrayList<>();
    tried.add(String.join(" and ", recipe.program().names()) + " (not on the PATH)");
    if (Packages.install(List.of(recipe.program().packageName()), progress::report, tried)) {
      there = program(recipe);
    }
    return new Found(there, String.join("; ", tried));
  }

  private Optional<Path> program(Recipe recipe) {
    List<String> folders =
        Stream.concat(
                Arrays.stream(
                    environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator)),
                BESIDE_PATH.stream())
            .filter(folder -> !folder.isBlank())
            .toList();
    return recipe.program().names().stream()
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder).resolve(name)))
        .filter(path -> Files.isExecutable(path) && !Files.isDirectory(path))
        .findFirst();
  }
}
