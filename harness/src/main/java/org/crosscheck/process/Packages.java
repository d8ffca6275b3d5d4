package org.crosscheck.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Installs packages of Debian and Ubuntu, as root. */
public final class Packages {
  private static final long SECONDS = 900;

  private Packages() {}

  /** {@return whether the packages were installed; if not, {@code tried} says why} */
  public static synchronized boolean install(
      List<String> packages, Consumer<String> say, List<String> tried) {
    String name = "apt-get install " + String.join(" ", packages);
    if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      tried.add(name + " (this is neither Debian nor Ubuntu)");
      return false;
    }
    if (!"root".equals(System.getProperty("user.name"))) {
      tried.add(name + " (needs root)");
      return false;
    }
    say.accept("Installing " + String.join(" and ", packages) + " with apt-get");
    Map<String, String> quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
    List<String> install =
        new ArrayList<>(List.of("apt-get", "install", "-y", "-q", "--no-install-recommends"));
    install.addAll(packages);
    Commands.run(List.of("apt-get", "update", "-q"), quiet, SECONDS);
    Commands.Result result = Commands.run(install, quiet, SECONDS);
    if (!result.ok()) {
      tried.add(name + " (" + result.lastLine() + ")");
      return false;
    }
    return true;
  }
}
