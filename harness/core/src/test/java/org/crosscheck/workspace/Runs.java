package org.crosscheck.workspace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A separate Java process that opens a workspace, so that a test can end or kill it. */
final class Runs {
  private Runs() {}

  /** Opens a workspace, records a process, prints its id, and waits until the input ends. */
  public static void main(String[] arguments) throws IOException {
    Workspace workspace = Workspace.create(Path.of(arguments[0]));
    Process sleeping = new ProcessBuilder("sleep", "3600").start();
    workspace.started(sleeping.toHandle());
    System.out.println(sleeping.pid());
    int end = System.in.read();
    if (end < 0 && arguments[1].equals("close")) {
      workspace.close();
    }
  }

  /** {@return a new process of this kind; with {@code close} it closes its workspace at its end} */
  static Process inAnotherJava(Path root, String how) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Runs.class.getName(),
            root.toString(),
            how)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The processes of a run: the one that it recorded, and the guard of its workspace. */
  record Children(ProcessHandle recorded, ProcessHandle guard) {}

  /** {@return the processes of a run, once it has printed that they exist} */
  static Children childrenOf(Process run) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8));
    ProcessHandle recorded = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
    ProcessHandle guard =
        run.children().filter(child -> !child.equals(recorded)).findFirst().orElseThrow();
    return new Children(recorded, guard);
  }
}
