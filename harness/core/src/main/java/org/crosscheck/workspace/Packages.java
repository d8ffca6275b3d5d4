package org.crosscheck.workspace;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.crosscheck.file.FileErrors;
import org.crosscheck.release.ReleaseCache;

/** Installs packages of Debian and Ubuntu, as root. */
public final class Packages {
  private static final long SECONDS = 900;

  /**
   * The program that Debian runs before a package starts a service; exit code 101 forbids the start
   * (invoke-rc.d(8)).
   */
  private static final Path POLICY = Path.of("/usr/sbin/policy-rc.d");

  private Packages() {}

  /**
   * {@return whether the packages were installed; if not, the reason is added to {@code tried}}
   *
   * @param packages none if no package has what is missing
   */
  public static synchronized boolean install(
      List<String> packages, Consumer<String> progress, List<String> tried) {
    if (packages.isEmpty()) {
      return false;
    }
    String name = "apt-get install " + String.join(" ", packages);
    if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      tried.add(name + " (this is neither Debian nor Ubuntu)");
      return false;
    }
    if (!"root".equals(System.getProperty("user.name"))) {
      tried.add(name + " (needs root)");
      return false;
    }
    progress.accept("Installing " + String.join(" and ", packages) + " with apt-get");
    Map<String, String> quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
    List<String> install =
        new ArrayList<>(List.of("apt-get", "install", "-y", "-q", "--no-install-recommends"));
    install.addAll(packages);
    Commands.Result result =
        locked(
            () -> {
              Commands.run(List.of("apt-get", "update", "-q"), quiet, SECONDS);
              return withoutServices(() -> Commands.run(install, quiet, SECONDS));
            });
    if (!result.ok()) {
      tried.add(name + " (" + result.lastLine() + ")");
      return false;
    }
    return true;
  }

  /**
   * Installs under a lock, because two processes cannot install at once; the second one then finds
   * the packages installed.
   */
  private static Commands.Result locked(Supplier<Commands.Result> install) {
    Path cache = ReleaseCache.place(System.getenv());
    try {
      Files.createDirectories(cache);
      try (RandomAccessFile file =
              new RandomAccessFile(cache.resolve("packages.lock").toFile(), "rw");
          FileLock lock = file.getChannel().lock()) {
        return lock.isValid() ? install.get() : new Commands.Result(false, "no lock");
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite(cache, e);
    }
  }

  /** Installs without starting services: the package of a web server would start it on port 80. */
  private static Commands.Result withoutServices(Supplier<Commands.Result> install) {
    boolean created = false;
    try {
      if (Files.notExists(POLICY)) {
        Files.writeString(POLICY, "#!/bin/sh\nexit 101\n");
        created = true;
        Files.setPosixFilePermissions(POLICY, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      return install.get();
    } catch (IOException e) {
      throw FileErrors.cannotWrite(POLICY, e);
    } finally {
      if (created) {
        Commands.remove(POLICY);
      }
    }
  }
}
