package org.crosscheck.workspace;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
import org.crosscheck.file.FileErrors;

/**
 * The temporary folder of a run. It contains the browser profiles and a list of the started
 * processes, so that nothing is left behind however the run ends: the next run cleans up after a
 * killed one.
 */
public final class Workspace implements AutoCloseable {
  private static final String PREFIX = "crosscheck-";
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  /** Where proc_pid_stat(5) has the number of threads, counted from the state. */
  private static final int NUM_THREADS = 17;

  /**
   * How much two processes may disagree about the start of a third one, in milliseconds. Java adds
   * the time since the boot to the time of the boot, which the kernel rounds to seconds and moves
   * when the clock is set.
   */
  private static final long CLOCK_STEP = 2_000;

  /**
   * A shell script that waits until its input ends, which happens when the process that started it
   * is gone.
   */
  private static final String GUARD =
      "cat >/dev/null; [ ! -d \"$1\" ] || exec \"$2\" -cp \"$3\" \"$4\" \"$5\" \"$1\"";

  private final Path folder;
  private final AtomicInteger count = new AtomicInteger();

  /** Folders outside of this one, but named like it so that a sweep finds them too. */
  private final List<Path> siblings = new ArrayList<>();

  private boolean closed;

  private Optional<Process> guard = Optional.empty();

  private Workspace(Path folder) {
    this.folder = folder;
  }

  /** {@return a new workspace of this process, after removing those of processes that died} */
  public static Workspace create() {
    return create(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * {@return a new workspace in a folder, after removing those of processes that died}
   *
   * @throws org.crosscheck.message.UserError if the folder cannot be read or written
   */
  public static Workspace create(Path root) {
    sweep(root);
    try {
      Workspace workspace = new Workspace(newFolder(root));
      workspace.guard = guard(workspace.folder, root);
      return workspace;
    } catch (IOException e) {
      throw FileErrors.cannotWrite(root, e);
    }
  }

  /**
   * Creates a folder with a name as short as possible, because it will contain sockets, whose paths
   * are limited.
   */
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
        // Try the next number.
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

  /**
   * Sweeps a folder once the process that owned a workspace in it has ended: it can still be ending
   * when the input of its guard ends.
   */
  static void sweepAfter(Path workspace, Path root) {
    runningProcess(owner(workspace)).ifPresent(owner -> remaining(List.of(owner)));
    sweep(root);
  }

  /**
   * Ends the processes and removes the folders of those runs of this user whose Java process is
   * gone.
   */
  static void sweep(Path root) {
    try (Stream<Path> folders = Files.list(root)) {
      folders
          .filter(f -> f.getFileName().toString().matches(PREFIX + "\\d+-\\d+-.*"))
          .filter(f -> Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS) && isOurs(f))
          .filter(f -> runningProcess(owner(f)).isEmpty())
          .forEach(f -> new Workspace(f).close());
    } catch (IOException e) {
      throw FileErrors.cannotRead(root, e);
    }
  }

  /**
   * Whether this user owns a folder. Folders of other users, and the processes in their lists, are
   * left alone.
   */
  private static boolean isOurs(Path folder) {
    try {
      Optional<String> user = ProcessHandle.current().info().user();
      return user.isPresent() && user.get().equals(Files.getOwner(folder).getName());
    } catch (IOException e) {
      return false;
    }
  }

  /** {@return the path of the folder} */
  public Path folder() {
    return folder;
  }

  /** {@return a new folder for the profile and the temporary files of one browser} */
  public Path newFolder(String name) {
    try {
      return Files.createDirectory(folder.resolve(name + count.incrementAndGet()));
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder, e);
    }
  }

  /**
   * {@return a new folder that other users can also read, for a server that drops its privileges}
   */
  public synchronized Path newPublicFolder(String name) {
    Path made = folder.resolveSibling(folder.getFileName() + "-" + name + count.incrementAndGet());
    try {
      Files.createDirectory(made);
      if (File.separatorChar == '/') {
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder.resolveSibling(""), e);
    }
    siblings.add(made);
    return made;
  }

  /**
   * Starts a process and records it. Closing the workspace ends it, also while it is being started:
   * after that, nothing would.
   *
   * @throws IOException if it cannot be started
   * @throws IllegalStateException if the workspace is closed
   */
  public synchronized Process start(ProcessBuilder builder) throws IOException {
    if (closed) {
      throw new IllegalStateException("The run is being ended, so nothing is started");
    }
    Process process = builder.start();
    try {
      started(process.toHandle());
      return process;
    } catch (RuntimeException e) {
      // The disk can be full.
      end(process.toHandle());
      throw e;
    }
  }

  /** Records a started process, so that it can be ended even if this process is killed. */
  public synchronized void started(ProcessHandle process) {
    try {
      Files.writeString(
          folder.resolve("processes"),
          mark(process) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder, e);
    }
  }

  /** Ends every recorded process with its descendants and removes the folders. */
  @Override
  public synchronized void close() {
    closed = true;
    for (String line : recordedProcesses()) {
      runningProcess(line).ifPresent(Workspace::end);
    }
    endThoseAtHome(folder);
    siblings.forEach(Workspace::delete);
    delete(folder);
    guard.ifPresent(Workspace::stopGuard);
  }

  /** Ends the input of the guard, which then ends because the folder is gone. */
  private static void stopGuard(Process guard) {
    try {
      guard.getOutputStream().close();
      guard.onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot stop the guard " + guard.pid(), e);
    }
  }

  private List<String> recordedProcesses() {
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

  /**
   * Ends the processes whose home directory is below a folder. On Linux, this finds a browser that
   * lost its driver before the driver reported it, and is the descendant of no recorded process any
   * more; elsewhere, the environment of a process cannot be read.
   */
  public static void endThoseAtHome(Path folder) {
    end(
        ProcessHandle.allProcesses()
            .filter(process -> home(process).filter(home -> home.startsWith(folder)).isPresent())
            .flatMap(Workspace::withDescendants)
            .distinct()
            .toList());
  }

  /** {@return the home directory in the environment of a process; empty if it cannot be read} */
  private static Optional<Path> home(ProcessHandle process) {
    try {
      Path environment = Path.of("/proc", String.valueOf(process.pid()), "environ");
      return Stream.of(Files.readString(environment, StandardCharsets.ISO_8859_1).split("\0"))
          .filter(variable -> variable.startsWith("HOME="))
          .map(variable -> new String(bytes(variable.substring(5)), Charset.defaultCharset()))
          .map(Path::of)
          .findFirst();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** {@return a process and its descendants; a process that has ended has no descendants} */
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

  /** Waits for a limited time until processes are gone, and returns those that still run. */
  private static List<ProcessHandle> remaining(List<ProcessHandle> processes) {
    long deadline = System.nanoTime() + GRACE.toNanos();
    List<ProcessHandle> remaining = processes;
    while (true) {
      remaining = remaining.stream().filter(Workspace::runs).toList();
      if (remaining.isEmpty() || System.nanoTime() > deadline) {
        return remaining;
      }
      // Java's own notification is late: it polls the child of a child after 300 ms, then less and
      // less often.
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
    }
  }

  /**
   * {@return whether a process still runs} A zombie, which has ended but whose parent has not read
   * its exit code, does not run, although Java calls it alive: an orphan can remain a zombie for
   * seconds, or forever in a container whose first process reads no exit codes.
   */
  public static boolean runs(ProcessHandle process) {
    return process.isAlive() && !isZombie(process.pid());
  }

  private static boolean isZombie(long pid) {
    try {
      // proc_pid_stat(5): the state follows the name, which is in parentheses and may contain some.
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      // While other threads of a zombie exit, its sockets are still open.
      return fields[0].equals("Z") && Integer.parseInt(fields[NUM_THREADS]) <= 1;
    } catch (IOException e) {
      // Not Linux, or gone by now.
      return false;
    }
  }

  /** Removes a folder. It can need a second pass if a process that is ending still writes to it. */
  public static void delete(Path folder) {
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

  /** Identifies a process by its id and start time, because its id may be reused. */
  private static String mark(ProcessHandle process) {
    return process.pid() + " " + start(process);
  }

  /** {@return when a process started, in milliseconds since 1970; 0 if that cannot be read} */
  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String owner(Path workspace) {
    return workspace
        .getFileName()
        .toString()
        .replaceFirst("^" + PREFIX + "(\\d+)-(\\d+)-.*$", "$1 $2");
  }

  private static Optional<ProcessHandle> runningProcess(String mark) {
    String[] parts = mark.split(" ");
    return ProcessHandle.of(Long.parseLong(parts[0]))
        .filter(Workspace::runs)
        .filter(process -> Math.abs(start(process) - Long.parseLong(parts[1])) <= CLOCK_STEP);
  }
}
