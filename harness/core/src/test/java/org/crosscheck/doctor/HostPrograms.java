package org.crosscheck.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testng.SkipException;

/**
 * The programs of {@code harness/platforms/hosts}, installed in the build folder: packages of npm
 * by its lock file, and packages of Python in an environment of their own. A test is skipped if its
 * program cannot be had.
 */
final class HostPrograms {
  private static final Path SOURCE = Path.of("..", "platforms", "hosts");
  private static final long MINUTES = 10;

  private final Path folder;

  /** Why commands failed. */
  private final Map<List<String>, String> failures = new HashMap<>();

  /**
   * Creates the place for programs.
   *
   * @param folder where they are installed; kept between runs
   */
  HostPrograms(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /** {@return the folder of the packages of npm} */
  Path modules() {
    Path modules = folder.resolve("node_modules");
    if (!isCurrent(modules, "package-lock.json")) {
      copy("package.json");
      copy("package-lock.json");
      run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
      mark(modules, "package-lock.json");
    }
    return modules;
  }

  /** {@return the Python that has the packages of requirements.txt} */
  Path python() {
    Path environment = folder.resolve("venv");
    Path python = environment.resolve("bin").resolve("python");
    if (!isCurrent(environment, "requirements.txt")) {
      copy("requirements.txt");
      run(List.of("python3", "-m", "venv", environment.toString()));
      run(
          List.of(
              python.toString(),
              "-m",
              "pip",
              "install",
              "-q",
              // An index that cannot be reached would be tried for minutes, for each package.
              "--retries=1",
              "--timeout=15",
              "-r",
              "requirements.txt"));
      mark(environment, "requirements.txt");
    }
    return python;
  }

  /** {@return a program on the PATH that can do what a command tries} */
  static String onPath(String program, String... tried) {
    try {
      Process process =
          new ProcessBuilder(Stream.concat(Stream.of(program), Arrays.stream(tried)).toList())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0) {
        return program;
      }
      process.destroyForcibly();
    } catch (IOException e) {
      throw new SkipException(program + " is not installed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new SkipException(program + " " + String.join(" ", tried) + " fails");
  }

  /** {@return a fresh copy of the files of a host} */
  Path files(String host, String name) throws IOException {
    Path to = folder.resolve("run").resolve(name);
    if (Files.exists(to)) {
      try (Stream<Path> old = Files.walk(to)) {
        for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Path from = SOURCE.resolve(host);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return to;
  }

  private static boolean isCurrent(Path installed, String list) {
    try {
      Path mark = installed.resolve("installed-" + list);
      return Files.exists(mark) && Files.mismatch(mark, SOURCE.resolve(list)) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copy(String file) {
    try {
      Files.createDirectories(folder);
      Files.copy(SOURCE.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void mark(Path installed, String list) {
    try {
      Files.copy(
          SOURCE.resolve(list),
          installed.resolve("installed-" + list),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command once; if it fails, it fails without being run again. */
  private void run(List<String> command) {
    if (failures.containsKey(command)) {
      throw new SkipException(failures.get(command));
    }
    try {
      runOnce(command);
    } catch (SkipException e) {
      failures.put(command, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private void runOnce(List<String> command) {
    Path log = folder.resolve("install.log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new SkipException(String.join(" ", command) + " fails; see " + log);
      }
    } catch (IOException e) {
      throw new SkipException(command.get(0) + " is not installed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SkipException("interrupted");
    }
  }
}
