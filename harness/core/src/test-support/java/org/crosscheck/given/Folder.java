package org.crosscheck.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A folder for one test, removed when closed. */
public final class Folder implements AutoCloseable {
  private final Path path;

  /** Makes an empty folder; its name is short, because sockets may be made far below it. */
  public Folder() {
    try {
      String name = "cc" + UUID.randomUUID().toString().substring(0, 6);
      path = Files.createDirectory(Path.of(System.getProperty("java.io.tmpdir"), name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  /** Writes a shell script that can be run, and returns this folder. */
  public Folder withProgram(String file, String script) {
    with(file, "#!/bin/sh\n" + script + "\n");
    if (!path.resolve(file).toFile().setExecutable(true)) {
      throw new IllegalStateException("cannot make a program of " + file);
    }
    return this;
  }

  /** Makes an empty folder in this one, and returns this folder. */
  public Folder withFolder(String name) {
    try {
      Files.createDirectories(path.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return where it is} */
  public Path path() {
    return path;
  }

  /** {@return where a file in it is} */
  public Path path(String file) {
    return path.resolve(file);
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : deepestFirst) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
