package org.crosscheck.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A temporary folder for a test, deleted when closed. */
public final class Folder implements AutoCloseable {
  private final Path path;

  /**
   * Creates an empty folder; its name is short because the paths of sockets below it are limited in
   * length.
   */
  public Folder() {
    try {
      path = create();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path create() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    while (true) {
      try {
        String name = "cc" + UUID.randomUUID().toString().substring(0, 6);
        return Files.createDirectory(temporary.resolve(name));
      } catch (FileAlreadyExistsException e) {
        // Another test has this name.
      }
    }
  }

  /** Writes a file and the folders above it, and returns this folder. */
  public Folder with(String file, String text) {
    try {
      Path target = path.resolve(file);
      Files.createDirectories(target.getParent());
      Files.writeString(target, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an executable shell script, and returns this folder. */
  public Folder withProgram(String file, String script) {
    with(file, "#!/bin/sh\n" + script + "\n");
    if (!path.resolve(file).toFile().setExecutable(true)) {
      throw new IllegalStateException("Cannot make executable: " + file);
    }
    return this;
  }

  /** Creates an empty subfolder, and returns this folder. */
  public Folder withFolder(String name) {
    try {
      Files.createDirectories(path.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return its path} */
  public Path path() {
    return path;
  }

  /** {@return the path of a file in it} */
  public Path path(String file) {
    return path.resolve(file);
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : deepestFirst) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
