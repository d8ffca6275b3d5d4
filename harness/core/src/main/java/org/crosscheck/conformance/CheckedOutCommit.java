package org.crosscheck.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.crosscheck.record.GitState;

/** Reads the checked-out commit from git. */
final class CheckedOutCommit {
  private CheckedOutCommit() {}

  /** {@return the checked-out commit of a folder, and whether there are changes since} */
  static GitState of(Path folder) {
    // A distribution's data can be below a clone of something else.
    if (git(folder, "ls-files", "--error-unmatch", "fixtures/package.json").isEmpty()) {
      return GitState.unknown("git does not track the folder; it may not be a clone");
    }
    Optional<String> commit = git(folder, "rev-parse", "HEAD");
    Optional<String> changes = git(folder, "status", "--porcelain");
    if (commit.isEmpty() || changes.isEmpty()) {
      return GitState.unknown("git did not report a commit; the folder may not be a clone");
    }
    return GitState.at(commit.get(), changes.get().isEmpty());
  }

  private static Optional<String> git(Path folder, String... arguments) {
    try {
      List<String> command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
