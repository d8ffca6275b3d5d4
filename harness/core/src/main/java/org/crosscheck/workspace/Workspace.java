package org.crosscheck.workspace;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The temporary folder of a run. Profiles live in it, and it keeps a list of the processes that
 * were started, so that nothing stays behind, whatever ends the run: what a killed run left is
 * swept by the next one.
 */
public final class Workspace implements AutoCloseable {
  private static final String PREFIX = "crosscheck-";
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  /** Waits until its input ends, as it does when the process that started it is gone. */
  private static final String GUARD =
      "cat >/dev/null; [ ! -d \"$1\" ] || exec \"$2\" -cp \"$3\" \"$4\" \"$5\"";

  private final Path folder;
  private final AtomicInteger count = new AtomicInteger();

  /** Folders of their own, named like this one so that they are swept with it. */
  private final List<Path> beside = new ArrayList<>();

  private Optional<Process> guard = Optional.empty();

  private Workspace(Path folder) {
    this.folder = folder;
  }

  /** {@return a new workspace of this process, after sweeping those of processes that died} */
  public static Workspace create() {
    return create(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** {@return a new workspace below a folder} */
  public static Workspace create(Path root) {
    sweep(root);
    try {
      Workspace workspace = new Workspace(newFolder(root));
      workspace.guard = guard(workspace.folder, root);
      return workspace;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a temporary folder", e);
    }
  }

  /** As short as it can be, because sockets are made below it and their paths are limited. */
  private static Path newFolder(Path root) throws IOException {
    String name = PREFIX + mark(ProcessHandle.current()).replace(' ', '-') + "-";
    for (int i = 1; ; i++) {
      Path folder = root.resolve(name + i);
      try {
        return File.separatorChar == '/'
            ? Files.createDirectory(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
            : Files.createDirectory(folder);
      } catch (FileAlreadyExistsException e) {
        // The next number is as good.
      }
    }
  }

  private static Optional<Process> guard(Path folder, Path root) throws IOException {
    if (File.separatorChar != '/') {
      return Optional.empty();
    }
    ProcessBuilder guard =
        new ProcessBuilder(
                "sh",
                "-c",
                GUARD,
                "crosscheck-guard",
                folder.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"),
                OrphanReaper.class.getName(),
                root.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    return Optional.of(guard.start());
  }

  /** Ends the processes and removes the folders of this user's runs whose Java process is gone. */
  static void sweep(Path root) {
    try (Stream<Path> folders = Files.list(root)) {
      folders
          .filter(f -> f.getFileName().toString().matches(PREFIX + "\\d+-\\d+-.*"))
          .filter(f -> Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS) && ours(f))
          .filter(f -> living(owner(f)).isEmpty())
          .forEach(f -> new Workspace(f).close());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + root, e);
    }
  }

  /** Folders of other users are not ours to sweep, and what they name is not ours to end. */
  private static boolean ours(Path folder) {
    try {
      Optional<String> us = ProcessHandle.current().info().user();
      return us.isPresent() && us.get().equals(Files.getOwner(folder).getName());
    } catch (IOException e) {
      return false;
    }
  }

  /** {@return where it is} */
  public Path folder() {
    return folder;
  }

  /** {@return a new folder for the profile and the temporary files of one browser} */
  public Path newFolder(String name) {
    try {
      return Files.createDirectory(folder.resolve(name + count.incrementAndGet()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a folder in " + folder, e);
    }
  }

  /** {@return a new folder that other users can read too: a server may give up its own rights} */
  public synchronized Path newPublicFolder(String name) {
    Path made = folder.resolveSibling(folder.getFileName() + "-" + name + count.incrementAndGet());
    try {
      Files.createDirectory(made);
      if (File.separatorChar == '/') {
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a folder beside " + folder, e);
    }
    beside.add(made);
    return made;
  }

  /** Notes a process that was started, so that it can be ended even after this one is killed. */
  public synchronized void started(ProcessHandle process) {
    try {
      Files.writeString(
          folder.resolve("processes"),
          mark(process) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot note a process in " + folder, e);
    }
  }

  /** Ends every noted process with its descendants and removes the folder. */
  @Override
  public synchronized void close() {
    for (String line : noted()) {
      living(line).ifPresent(Workspace::end);
    }
    beside.forEach(Workspace::delete);
    delete(folder);
    guard.ifPresent(Workspace::dismiss);
  }

  /** Its input ends and the folder is gone, so it has nothing to do. */
  private static void dismiss(Process guard) {
    try {
      guard.getOutputStream().close();
      guard.onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot dismiss the guard " + guard.pid(), e);
    }
  }

  private List<String> noted() {
    try {
      return Files.readAllLines(folder.resolve("processes"));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the processes of " + folder, e);
    }
  }

  /** Ends a process and its descendants, and waits until they are gone. */
  public static void end(ProcessHandle process) {
    end(withDescendants(process).toList());
  }

  /** {@return a process and everything below it; a process that ended has nothing below it} */
  public static Stream<ProcessHandle> withDescendants(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants());
  }

  /** Ends processes and waits until they are gone. */
  public static void end(List<ProcessHandle> processes) {
    processes.forEach(ProcessHandle::destroy);
    List<ProcessHandle> stubborn = remaining(processes);
    stubborn.forEach(ProcessHandle::destroyForcibly);
    remaining(stubborn);
  }

  /** Waits until processes are gone, but not forever, and returns those that are still there. */
  private static List<ProcessHandle> remaining(List<ProcessHandle> processes) {
    long patience = System.nanoTime() + GRACE.toNanos();
    List<ProcessHandle> remaining = processes;
    while (true) {
      remaining = remaining.stream().filter(Workspace::runs).toList();
      if (remaining.isEmpty() || System.nanoTime() > patience) {
        return remaining;
      }
      // Java's own signal comes late: it looks at the child of a child after 300 ms, then ever
      // later.
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  /**
   * {@return whether a process still runs} One that ended and whose parent has not fetched its exit
   * code does not, though Java calls it alive: an orphan can stay so for seconds, and for ever in a
   * container whose first process fetches none.
   */
  public static boolean runs(ProcessHandle process) {
    return process.isAlive() && !isZombie(process.pid());
  }

  private static boolean isZombie(long pid) {
    try {
      // proc_pid_stat(5): the state follows the name, which is in parentheses and may have some.
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      // Not Linux, or gone by now.
      return false;
    }
  }

  /** A folder being written by a process that is just ending can need a second pass. */
  static void delete(Path folder) {
    for (int pass = 0; pass < 5 && Files.exists(folder); pass++) {
      try {
        Files.walkFileTree(folder, new Deletion());
      } catch (IOException e) {
        if (pass == 4) {
          throw new UncheckedIOException("Cannot remove " + folder, e);
        }
      }
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path directory, @org.jspecify.annotations.Nullable IOException e) throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }

  /** A process by id and start: an id alone may long belong to another process. */
  private static String mark(ProcessHandle process) {
    long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return process.pid() + " " + start;
  }

  private static String owner(Path workspace) {
    return workspace
        .getFileName()
        .toString()
        .replaceFirst("^" + PREFIX + "(\\d+)-(\\d+)-.*$", "$1 $2");
  }

  private static Optional<ProcessHandle> living(String mark) {
    return ProcessHandle.of(Long.parseLong(mark.split(" ")[0]))
        .filter(ProcessHandle::isAlive)
        .filter(p -> mark(p).equals(mark));
  }
}
