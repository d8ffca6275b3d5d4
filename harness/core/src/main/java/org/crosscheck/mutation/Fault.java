package org.crosscheck.mutation;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import org.crosscheck.file.FileErrors;
import org.crosscheck.message.UserError;

/**
 * The file of a mutant with the fault in it.
 *
 * @param file the file, relative to the fixtures folder
 * @param whole its text without the fault
 * @param faulty its text with the fault
 */
record Fault(Path file, String whole, String faulty) {

  /**
   * {@return the fault of a mutant; nothing is written}
   *
   * @throws UserError if there is not exactly one such file, or it does not have the text exactly
   *     once
   */
  static Fault of(Path fixtures, Mutant mutant) {
    Path file = file(fixtures, mutant);
    try {
      String whole = Files.readString(file);
      int first = whole.indexOf(mutant.find());
      if (first < 0 || whole.indexOf(mutant.find(), first + 1) >= 0) {
        throw new UserError(
            "%s: the text is %s in %s: %s"
                .formatted(
                    mutant.id(),
                    first < 0 ? "not" : "more than once",
                    fixtures.relativize(file),
                    mutant.find()),
            "Give a text that is in the file exactly once.");
      }
      String faulty =
          whole.substring(0, first)
              + mutant.replace()
              + whole.substring(first + mutant.find().length());
      return new Fault(fixtures.relativize(file), whole, faulty);
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  private static Path file(Path fixtures, Mutant mutant) {
    Path pattern = fixtures.resolve(mutant.file()).normalize();
    Path folder = pattern.getParent();
    if (folder == null || !pattern.startsWith(fixtures) || !Files.isDirectory(folder)) {
      throw new UserError(
          "%s: there is no file %s.".formatted(mutant.id(), mutant.file()), "Correct 'file:'.");
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.getFileName());
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> matching =
          files.filter(f -> matcher.matches(f.getFileName()) && Files.isRegularFile(f)).toList();
      if (matching.size() != 1) {
        throw new UserError(
            "%s: %d files match %s.".formatted(mutant.id(), matching.size(), mutant.file()),
            "Correct 'file:'.");
      }
      return matching.get(0);
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    }
  }
}
