package org.crosscheck.release;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.crosscheck.file.FileErrors;
import org.crosscheck.message.Progress;
import org.crosscheck.message.UserError;

/**
 * The npm packages that {@code fixtures/package-lock.json} pins, installed by the npm client, which
 * checks each against the integrity that the lock file records.
 */
public final class NpmPackages {
  /** File locks exclude other processes, but not other threads of this one. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final Path fixtures;
  private final Npm npm;

  /** The packages of a fixtures folder. */
  public NpmPackages(Path fixtures) {
    this(fixtures, "npm");
  }

  NpmPackages(Path fixtures, String npm) {
    this.fixtures = fixtures;
    this.npm = new Npm(npm);
  }

  /**
   * Installs the packages unless those that the lock file pins are installed already.
   *
   * <p>Concurrent installations wait for each other.
   *
   * @param progress receives each step before it starts
   * @return the folder {@code node_modules}
   * @throws UserError if npm is missing or fails, with its output; if the folder cannot be written
   */
  public Path install(Progress progress) {
    Path modules = fixtures.resolve("node_modules");
    Path stamp = modules.resolve(".crosscheck-installed");
    String wanted = digest(fixtures.resolve("package-lock.json"));
    if (wanted.equals(readOrEmpty(stamp))) {
      return modules;
    }
    synchronized (ONE_AT_A_TIME) {
      return install(modules, stamp, wanted, progress);
    }
  }

  private Path install(Path modules, Path stamp, String wanted, Progress progress) {
    try (RandomAccessFile file =
            new RandomAccessFile(fixtures.resolve(".npm-lock").toFile(), "rw");
        FileLock lock = file.getChannel().lock()) {
      if (!wanted.equals(readOrEmpty(stamp)) && lock.isValid()) {
        progress.report("Installing the npm packages of " + fixtures.getFileName() + " (npm ci)");
        npm.run(fixtures, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
        Files.writeString(stamp, wanted);
      }
      return modules;
    } catch (IOException e) {
      throw FileErrors.cannotWrite(fixtures, e);
    }
  }

  private static String readOrEmpty(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  private static String digest(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (IOException e) {
      throw new UserError(
          "There is no " + file + " (" + e.getMessage() + ").",
          "Restore it: git checkout -- " + file);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** {@return the version in the package.json of an installed package} */
  static String versionOf(Path modules, String name) {
    Path json = modules.resolve(name).resolve("package.json");
    if (!Files.isRegularFile(json)) {
      throw new UserError(
          "The npm package " + name + " is not in " + modules + ".",
          "Remove that folder and run again; setup reinstalls it.");
    }
    // JSON is YAML, so the reader of the other data files reads this one too.
    return org.crosscheck.yaml.YamlFile.read(
        json, root -> java.util.Optional.of(root.text("version")));
  }
}
