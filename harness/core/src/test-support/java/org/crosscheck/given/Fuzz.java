package org.crosscheck.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.crosscheck.message.UserError;

/**
 * Passes mutated samples to a reader, whose only allowed results are a value and a {@link
 * UserError}, each within {@link #PATIENCE}. The same seed makes the same inputs. {@code
 * -Dfuzz.inputs=2000} tries more inputs than 100, {@code -Dfuzz.seed=...} starts with another seed.
 */
public final class Fuzz {
  /** How long an input may take. A test machine can be slow, and a reader that hangs is slower. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100);
  private static final long SEED = Long.getLong("fuzz.seed", 14);

  /** How many smaller inputs are tried to find the smallest one that fails. */
  private static final int SHRINKS = 400;

  private static final int SHOWN = 400;

  private Fuzz() {}

  /** Reads an input, and may throw anything. */
  @FunctionalInterface
  public interface Reader {
    /** Reads all of a text. */
    void read(String text) throws IOException;
  }

  /** Reads a file, and may throw anything. */
  @FunctionalInterface
  public interface FileReader {
    /** Reads all of a file. */
    void read(Path file) throws IOException;
  }

  /**
   * Passes mutated samples to a reader of files.
   *
   * @param name the name of the file
   * @throws AssertionError with the seed and the smallest input that fails
   */
  public static void file(String name, List<String> samples, FileReader reader) {
    try (Folder folder = new Folder()) {
      Path file = folder.path(name);
      bytes(
          name,
          samples,
          input -> {
            // Each character is a byte, so that inputs are malformed UTF-8 too.
            Files.write(file, input.getBytes(StandardCharsets.ISO_8859_1));
            reader.read(file);
          });
    }
  }

  /**
   * Passes mutated samples to a reader of texts.
   *
   * @param name what is read, for the message
   * @throws AssertionError with the seed and the smallest input that fails
   */
  public static void text(String name, List<String> samples, Reader reader) {
    bytes(
        name,
        samples,
        input ->
            reader.read(
                new String(input.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
  }

  private static void bytes(String name, List<String> samples, Reader reader) {
    for (long seed = SEED; seed < SEED + INPUTS; seed++) {
      Random random = new Random(seed);
      String sample = samples.get(random.nextInt(samples.size()));
      String input =
          Mutation.of(
              new String(sample.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1),
              random);
      Optional<Throwable> failure = failure(reader, input);
      if (failure.isPresent()) {
        String smallest = smallest(reader, input);
        throw new AssertionError(
            "%s: with -Dfuzz.seed=%d -Dfuzz.inputs=1, %s. The smallest input has %d characters: %s"
                .formatted(name, seed, failure.get(), smallest.length(), shown(smallest)),
            failure.get());
      }
    }
  }

  /** {@return what a reader throws that it should not; a timeout if it does not end} */
  private static Optional<Throwable> failure(Reader reader, String input) {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              reader.read(input);
              return null;
            });
    // Of its own, so that every input has the same stack, and one that hangs does not end the test.
    Thread thread = new Thread(task, "fuzz");
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return e.getCause() instanceof UserError
          ? Optional.empty()
          : Optional.of(Objects.requireNonNullElse(e.getCause(), e));
    } catch (TimeoutException e) {
      TimeoutException hangs = new TimeoutException("it does not end within " + PATIENCE);
      hangs.setStackTrace(thread.getStackTrace());
      return Optional.of(hangs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** {@return what is left after parts are removed as long as the rest still fails} */
  private static String smallest(Reader reader, String input) {
    String smallest = input;
    int tries = 0;
    for (int part = Math.max(1, input.length() / 2); part > 0; part /= 2) {
      int at = 0;
      while (at < smallest.length() && tries++ < SHRINKS) {
        int end = Math.min(smallest.length(), at + part);
        String without = smallest.substring(0, at) + smallest.substring(end);
        Optional<Throwable> failure = failure(reader, without);
        if (failure.filter(e -> !(e instanceof TimeoutException)).isPresent()) {
          smallest = without;
        } else if (failure.isPresent()) {
          return smallest;
        } else {
          at = end;
        }
      }
    }
    return smallest;
  }

  private static String shown(String input) {
    StringBuilder text = new StringBuilder();
    for (char c : input.substring(0, Math.min(SHOWN, input.length())).toCharArray()) {
      text.append(c >= ' ' && c < 127 ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return text + (input.length() > SHOWN ? "…" : "");
  }

  /** {@return the texts of the files directly in a folder whose names end with a text} */
  public static List<String> samples(Path folder, String end) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().map(Fuzz::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
