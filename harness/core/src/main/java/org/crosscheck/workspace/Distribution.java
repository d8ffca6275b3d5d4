package org.crosscheck.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.crosscheck.file.FileErrors;
import org.crosscheck.message.UserError;

/**
 * An unpacked distribution, which may be in a folder that the user cannot write to. Its data are
 * copied to the user's cache, because npm installs packages beside them.
 */
public final class Distribution {
  private static final String FIXTURES = "fixtures";
  private static final String BASELINES = "baselines";

  /** Enough of a SHA-256 to tell builds of one version apart. */
  private static final int DIGITS = 12;

  private Distribution() {}

  /**
   * {@return the folders of a distribution}
   *
   * @param home the unpacked distribution, which contains {@code fixtures/} and {@code baselines/}
   * @param cache the user's cache
   * @param results the folder that results are written to
   * @throws UserError if the distribution is incomplete, or the cache cannot be written
   */
  public static Checkout checkout(Path home, Path cache, Path results) {
    if (!Files.isRegularFile(home.resolve(FIXTURES).resolve("package.json"))) {
      throw new UserError(
          "The distribution in %s is incomplete: it has no fixtures.".formatted(home),
          "Unpack it again.");
    }
    Path data = cache.resolve("data-" + Checkout.version() + "-" + digest(home));
    if (!Files.isDirectory(data)) {
      try {
        copy(home, cache, data);
      } catch (IOException e) {
        throw FileErrors.cannotWrite(cache, e);
      }
    }
    return new Checkout(data, results);
  }

  /** Copies to a new folder first, so that the final one is always complete. */
  private static void copy(Path home, Path cache, Path data) throws IOException {
    Files.createDirectories(cache);
    Path fresh = Files.createTempDirectory(cache, "copying-");
    try {
      copy(home.resolve(FIXTURES), fresh.resolve(FIXTURES));
      copy(home.resolve(BASELINES), fresh.resolve("reports").resolve(BASELINES));
      try {
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException e) {
        // Another process can have been faster; its copy is the same.
        if (!Files.isDirectory(data)) {
          throw e;
        }
      }
    } finally {
      Workspace.delete(fresh);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      // Without attributes: the copy must be writable, and files of a distribution may not be.
      Files.write(target, Files.readAllBytes(file));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String digest(Path home) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String folder : List.of(FIXTURES, BASELINES)) {
        for (Path file : files(home.resolve(folder))) {
          byte[] content = Files.readAllBytes(file);
          String head = home.relativize(file) + "\n" + content.length + "\n";
          digest.update(head.getBytes(StandardCharsets.UTF_8));
          digest.update(content);
        }
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the distribution in " + home, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
