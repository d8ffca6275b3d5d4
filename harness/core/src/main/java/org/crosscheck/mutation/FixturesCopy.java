package org.crosscheck.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.crosscheck.file.FileErrors;
import org.crosscheck.workspace.Checkout;

/**
 * A copy of the fixtures folder, with the installed packages, in which faults are planted one after
 * the other.
 */
final class FixturesCopy {
  private final Checkout checkout;

  private FixturesCopy(Checkout checkout) {
    this.checkout = checkout;
  }

  /**
   * Makes a copy.
   *
   * @param fixtures the fixtures folder
   * @param folder an empty folder
   * @throws org.crosscheck.message.UserError if a file cannot be copied
   */
  static FixturesCopy of(Path fixtures, Path folder) {
    Path copy = folder.resolve("fixtures");
    List<Path> all;
    try (Stream<Path> walk = Files.walk(fixtures)) {
      all = walk.toList();
    } catch (IOException e) {
      throw FileErrors.cannotRead(fixtures, e);
    }
    for (Path from : all) {
      Path to = copy.resolve(fixtures.relativize(from).toString());
      try {
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.copy(from, to);
        }
      } catch (IOException e) {
        throw FileErrors.cannotWrite(to, e);
      }
    }
    return new FixturesCopy(new Checkout(folder));
  }

  /** {@return the checkout whose fixtures folder the copy is; its runs are written there too} */
  Checkout checkout() {
    return checkout;
  }

  /** {@return what an action returns while a file has a fault} */
  <T> T with(Fault fault, Supplier<T> action) {
    Path file = checkout.fixtures().resolve(fault.file().toString());
    write(file, fault.faulty());
    try {
      return action.get();
    } finally {
      write(file, fault.whole());
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(file, e);
    }
  }
}
