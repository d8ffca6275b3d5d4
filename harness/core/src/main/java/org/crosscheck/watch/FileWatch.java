package org.crosscheck.watch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.crosscheck.file.FileErrors;
import org.jspecify.annotations.Nullable;

/**
 * The files below some folders, and which of them are saved. The operating system says when to
 * look; what is different is found by sizes and times, so that it does not matter how an editor
 * saves. Hidden files and folders, and npm packages, are left out.
 */
public final class FileWatch implements AutoCloseable {
  /** An editor writes several files, or one in several steps; its save ends with such a pause. */
  private static final Duration QUIET = Duration.ofMillis(150);

  private static final String PACKAGES = "node_modules";

  private final List<Path> folders;
  private final WatchService service;
  private Map<Path, Stamp> known;

  /** What differs once a file was saved. */
  private record Stamp(long size, FileTime saved) {}

  private FileWatch(Collection<Path> folders, WatchService service) throws IOException {
    this.folders = List.copyOf(folders);
    this.service = service;
    this.known = look();
  }

  /**
   * {@return a watch that has seen the files as they are now} Close it to stop.
   *
   * @param folders what to watch; one that does not exist has no files
   * @throws org.crosscheck.message.UserError if they cannot be read or watched
   */
  public static FileWatch of(Collection<Path> folders) {
    Path first = folders.iterator().next();
    try {
      WatchService service = first.getFileSystem().newWatchService();
      try {
        return new FileWatch(folders, service);
      } catch (IOException e) {
        service.close();
        throw e;
      }
    } catch (IOException e) {
      throw FileErrors.cannotRead(first, e);
    }
  }

  /**
   * {@return the files that were saved, created or deleted since the watch began, or since this
   * last returned} Waits until there is one and nothing more is written.
   *
   * @throws org.crosscheck.message.UserError if a folder cannot be read or watched
   */
  public List<Path> awaitSaved() throws InterruptedException {
    @Nullable WatchKey key = service.poll();
    while (true) {
      while (key != null) {
        key.pollEvents();
        key.reset();
        key = service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
      }
      List<Path> saved = saved();
      if (!saved.isEmpty()) {
        return saved;
      }
      key = service.take();
    }
  }

  private List<Path> saved() {
    Map<Path, Stamp> before = known;
    try {
      known = look();
    } catch (IOException e) {
      throw FileErrors.cannotRead(folders.get(0), e);
    }
    TreeSet<Path> all = new TreeSet<>(before.keySet());
    all.addAll(known.keySet());
    return all.stream().filter(file -> !Objects.equals(before.get(file), known.get(file))).toList();
  }

  /** Watches each folder before its files are looked at, so that nothing is missed in between. */
  private Map<Path, Stamp> look() throws IOException {
    Map<Path, Stamp> files = new TreeMap<>();
    for (Path folder : folders) {
      // Not the link, if it is one; links below it are not followed.
      Path root = Files.exists(folder) ? folder.toRealPath() : folder;
      Files.walkFileTree(root, new Look(root, files));
    }
    return files;
  }

  private final class Look extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Map<Path, Stamp> files;

    Look(Path root, Map<Path, Stamp> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (!folder.equals(root) && isLeftOut(folder)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      try {
        folder.register(
            service,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
      } catch (NoSuchFileException e) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!isLeftOut(file)) {
        files.put(file, new Stamp(attributes.size(), attributes.lastModifiedTime()));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    private static boolean isLeftOut(Path path) {
      String name = path.getFileName().toString();
      return name.startsWith(".") || name.equals(PACKAGES);
    }
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      throw FileErrors.cannotRead(folders.get(0), e);
    }
  }
}
