package org.crosscheck.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Processes;
import org.crosscheck.message.UserError;
import org.testng.SkipException;
import org.testng.annotations.Test;

public class WorkspaceTest {
  @Test
  public void closing_ends_the_recorded_processes_and_removes_the_folder() {
    try (Folder root = new Folder();
        Processes processes = new Processes()) {
      ProcessHandle recorded = processes.sleeping();
      ProcessHandle other = processes.sleeping();
      Workspace workspace = Workspace.create(root.path());
      workspace.started(recorded);
      workspace.newFolder("profile");

      workspace.close();

      assertThat(Workspace.runs(recorded)).isFalse();
      assertThat(Workspace.runs(other)).isTrue();
      assertThat(root.path()).isEmptyDirectory();
    }
  }

  @Test
  public void closing_ends_a_process_that_was_not_recorded_but_lives_in_the_folder()
      throws IOException {
    if (!Files.exists(Path.of("/proc/self/environ"))) {
      throw new SkipException("The environment of a process cannot be read here");
    }
    try (Folder root = new Folder()) {
      Workspace workspace = Workspace.create(root.path());
      ProcessBuilder orphan = new ProcessBuilder("sleep", "3600");
      orphan.environment().put("HOME", workspace.newFolder("profile").toString());
      Process started = orphan.start();

      workspace.close();

      assertThat(Workspace.runs(started.toHandle())).isFalse();
      assertThat(root.path()).isEmptyDirectory();
    }
  }

  @Test
  public void nothing_is_started_while_it_is_being_closed_or_later() throws Exception {
    List<Process> started = Collections.synchronizedList(new ArrayList<>());
    try (Folder root = new Folder()) {
      Workspace workspace = Workspace.create(root.path());
      CountDownLatch first = new CountDownLatch(3);
      CompletableFuture<Void> starting =
          CompletableFuture.runAsync(() -> startForever(workspace, started, first));
      first.await();

      workspace.close();

      assertThat(starting)
          .failsWithin(Duration.ofMinutes(1))
          .withThrowableThat()
          .withCauseInstanceOf(IllegalStateException.class);
      assertThat(started).noneMatch(process -> Workspace.runs(process.toHandle()));
      assertThat(root.path()).isEmptyDirectory();
    } finally {
      started.forEach(Process::destroyForcibly);
    }
  }

  private static void startForever(
      Workspace workspace, List<Process> started, CountDownLatch first) {
    try {
      while (true) {
        started.add(workspace.start(new ProcessBuilder("sleep", "3600")));
        first.countDown();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  public void a_folder_that_is_missing_or_full_is_reported() {
    try (Folder root = new Folder()) {
      Path missing = root.path("missing");
      assertThatThrownBy(() -> Workspace.create(missing))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("Cannot read " + missing + ": " + missing + " does not exist.");

      Workspace workspace = Workspace.create(root.path());
      workspace.close();
      assertThatThrownBy(() -> workspace.newFolder("profile"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("Cannot write to " + workspace.folder());
      assertThatThrownBy(() -> workspace.started(ProcessHandle.current()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("Cannot write to " + workspace.folder());
    }
  }

  @Test
  public void closing_twice_is_the_same_as_closing_once() {
    try (Folder root = new Folder()) {
      Workspace workspace = Workspace.create(root.path());

      workspace.close();
      workspace.close();

      assertThat(root.path()).isEmptyDirectory();
    }
  }

  @Test
  public void a_process_that_ignores_signals_is_ended_with_its_descendants() {
    try (Folder root = new Folder();
        Processes processes = new Processes()) {
      ProcessHandle stubborn = processes.stubborn();
      Workspace workspace = Workspace.create(root.path());
      workspace.started(stubborn);

      workspace.close();

      assertThat(Workspace.runs(stubborn)).isFalse();
      assertThat(stubborn.descendants()).isEmpty();
    }
  }

  @Test
  public void a_zombie_does_not_run() {
    try (Processes processes = new Processes()) {
      ProcessHandle careless = processes.careless();
      ProcessHandle child = Processes.onlyChild(careless);
      assertThat(Workspace.runs(child)).isTrue();

      child.destroyForcibly();

      Processes.awaitEnd(child);
      assertThat(Workspace.runs(child)).isFalse();
      assertThat(child.isAlive()).as("its parent does not read its exit code").isTrue();
      assertThat(Workspace.runs(careless)).isTrue();
    }
  }

  @Test
  public void two_browsers_of_the_same_engine_have_two_folders() {
    try (Folder root = new Folder();
        Workspace workspace = Workspace.create(root.path())) {
      assertThat(workspace.newFolder("c")).isNotEqualTo(workspace.newFolder("c")).exists();
    }
  }

  @Test
  public void a_sweep_ends_the_processes_of_a_dead_run_and_removes_its_folder() {
    try (Folder root = new Folder();
        Processes processes = new Processes()) {
      ProcessHandle left = processes.sleeping();
      leave(root, processes.ended(), Processes.mark(left));

      Workspace.sweep(root.path());

      assertThat(Workspace.runs(left)).isFalse();
      assertThat(root.path()).isEmptyDirectory();
    }
  }

  @Test
  public void a_sweep_ends_the_processes_of_a_run_whose_exit_code_nobody_has_read() {
    try (Folder root = new Folder();
        Processes processes = new Processes()) {
      ProcessHandle owner = Processes.onlyChild(processes.careless());
      ProcessHandle left = processes.sleeping();
      leave(root, Processes.mark(owner), Processes.mark(left));
      owner.destroyForcibly();
      Processes.awaitEnd(owner);

      Workspace.sweep(root.path());

      assertThat(owner.isAlive()).as("it is a zombie").isTrue();
      assertThat(Workspace.runs(left)).isFalse();
      assertThat(root.path()).isEmptyDirectory();
    }
  }

  @Test
  public void a_sweep_after_a_run_waits_until_the_run_has_ended() {
    try (Folder root = new Folder();
        Processes processes = new Processes()) {
      ProcessHandle owner = processes.sleeping();
      ProcessHandle left = processes.sleeping();
      Path workspace = leave(root, Processes.mark(owner), Processes.mark(left));
      CompletableFuture<Void> sweep =
          CompletableFuture.runAsync(() -> Workspace.sweepAfter(workspace, root.path()));

      owner.destroyForcibly();

      assertThat(sweep).succeedsWithin(Duration.ofMinutes(1));
      assertThat(Workspace.runs(left)).isFalse();
      assertThat(root.path()).isEmptyDirectory();
    }
  }

  @Test
  public void a_run_is_not_swept_because_the_clock_was_set_by_a_second() {
    try (Folder root = new Folder();
        Processes processes = new Processes()) {
      ProcessHandle owner = processes.sleeping();
      ProcessHandle recorded = processes.sleeping();
      leave(root, owner.pid() + " " + (Processes.start(owner) - 1_000), Processes.mark(recorded));

      Workspace.sweep(root.path());

      assertThat(Workspace.runs(recorded)).isTrue();
    }
  }

  @Test
  public void a_sweep_does_not_touch_a_running_run() {
    try (Folder root = new Folder();
        Processes processes = new Processes()) {
      ProcessHandle owner = processes.sleeping();
      ProcessHandle recorded = processes.sleeping();
      leave(root, Processes.mark(owner), Processes.mark(recorded));
      Workspace ours = Workspace.create(root.path());

      Workspace.sweep(root.path());

      assertThat(Workspace.runs(recorded)).isTrue();
      assertThat(root.path()).isDirectoryContaining("glob:**/crosscheck-" + owner.pid() + "-*");
      assertThat(ours.folder()).exists();
      ours.close();
    }
  }

  @Test
  public void a_process_that_only_has_the_id_of_a_recorded_one_is_not_ended() {
    try (Folder root = new Folder();
        Processes processes = new Processes()) {
      ProcessHandle other = processes.sleeping();
      leave(root, processes.ended(), other.pid() + " " + (Processes.start(other) - 60_000));

      Workspace.sweep(root.path());

      assertThat(Workspace.runs(other)).isTrue();
      assertThat(root.path()).isEmptyDirectory();
    }
  }

  @Test
  public void a_run_whose_process_id_was_reused_is_swept() {
    try (Folder root = new Folder();
        Processes processes = new Processes()) {
      ProcessHandle other = processes.sleeping();
      leave(root, other.pid() + " " + (Processes.start(other) - 60_000), "");

      Workspace.sweep(root.path());

      assertThat(Workspace.runs(other)).isTrue();
      assertThat(root.path()).isEmptyDirectory();
    }
  }

  @Test
  public void a_sweep_touches_only_workspaces() throws IOException {
    try (Folder root = new Folder();
        Processes processes = new Processes()) {
      String name = "crosscheck-" + processes.ended().replace(' ', '-') + "-link";
      root.with("crosscheck-notes/processes", "1 1").with("crosscheck-1-2-file", "1 1");
      root.with("elsewhere/processes", "");
      Files.createSymbolicLink(root.path(name), root.path("elsewhere"));

      Workspace.sweep(root.path());

      assertThat(root.path("crosscheck-notes/processes")).exists();
      assertThat(root.path("crosscheck-1-2-file")).exists();
      assertThat(root.path("elsewhere/processes")).exists();
    }
  }

  @Test
  public void the_guard_ends_when_its_workspace_is_closed_and_its_run_is_over() throws IOException {
    try (Folder root = new Folder()) {
      Process run = Runs.inAnotherJava(root.path(), "close");
      Runs.Children children = Runs.childrenOf(run);

      run.getOutputStream().close();

      assertThat(run.onExit().orTimeout(1, TimeUnit.MINUTES).join().exitValue()).isZero();
      Processes.awaitEnd(children.guard());
      assertThat(root.path()).isEmptyDirectory();
    }
  }

  @Test
  public void the_guard_sweeps_when_its_run_is_killed() throws IOException {
    try (Folder root = new Folder()) {
      Process run = Runs.inAnotherJava(root.path(), "leave");
      Runs.Children children = Runs.childrenOf(run);

      run.destroyForcibly();

      Processes.awaitEnd(children.recorded());
      Processes.awaitEnd(children.guard());
      assertThat(root.path()).isEmptyDirectory();
    }
  }

  private static Path leave(Folder root, String owner, String recorded) {
    String workspace = "crosscheck-" + owner.replace(' ', '-') + "-1";
    root.with(workspace + "/processes", recorded.isEmpty() ? "" : recorded + "\n");
    return root.path(workspace);
  }
}
