package org.crosscheck;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.testng.SkipException;

/** The files of the repository, for rules about all of them. */
final class TrackedFiles {
  private TrackedFiles() {}

  /**
   * {@return what is in Git or could be added to it, relative to the root}
   *
   * @throws SkipException if there is no Git, or this is not a checkout
   */
  static List<Path> all() throws IOException {
    ProcessBuilder git =
        new ProcessBuilder(
            "git",
            "-c",
            "safe.directory=*",
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "-z");
    git.directory(root().toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
    String listed;
    try {
      listed = new String(git.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SkipException("There is no git: " + e.getMessage(), e);
    }
    if (listed.isEmpty()) {
      throw new SkipException("This is not a Git checkout.");
    }
    return Stream.of(listed.split("\0"))
        .map(Path::of)
        .filter(file -> Files.isRegularFile(root().resolve(file)))
        .toList();
  }

  /** {@return the text of a file, given relative to the root; empty for an image} */
  static String text(Path file) throws IOException {
    try {
      return Files.readString(root().resolve(file));
    } catch (MalformedInputException e) {
      return "";
    }
  }

  /** {@return the root of the checkout} */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("crosscheck"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
