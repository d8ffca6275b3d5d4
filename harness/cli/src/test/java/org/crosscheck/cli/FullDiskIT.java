package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Nightly;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tests runs whose folder is full or read-only. */
public class FullDiskIT {
  @DataProvider
  public Object[][] sizes() {
    return new Object[][] {
      {"4k", "Cannot write the record "}, {"64k", "Cannot write the report to "}
    };
  }

  @Test(dataProvider = "sizes", groups = Nightly.ONLY)
  public void verdicts_are_printed_even_if_the_disk_is_full(String size, String reason)
      throws IOException {
    try (Folder folder = project();
        Mount mount = new Mount(folder, "size=" + size);
        RunProcess run = RunProcess.start(folder)) {
      assertThat(run.exitCode()).as(run.output()).isEqualTo(2);
      assertThat(run.output())
          .contains("4 HOLDS")
          .contains("All 4 verdicts are as accepted.")
          .contains(reason + mount.folder())
          .contains("No space left on device")
          .contains("Record: reports/runs/")
          .doesNotContain("Internal error")
          .doesNotContain("Exception");
      assertThat(folder.path("t")).isEmptyDirectory();
    }
  }

  @Test
  public void a_run_in_a_read_only_folder_ends_before_a_browser_starts() throws IOException {
    try (Folder folder = project();
        Mount mount = new Mount(folder, "ro");
        RunProcess run = RunProcess.start(folder)) {
      assertThat(run.exitCode()).as(run.output()).isEqualTo(2);
      assertThat(run.output().lines().toList())
          .last()
          .asString()
          .startsWith("Cannot write to " + mount.folder() + ": ")
          .contains(": Read-only file system.");
      assertThat(run.output())
          .doesNotContain("4 visits with")
          .doesNotContain("Internal error")
          .doesNotContain("Exception");
      assertThat(folder.path("t")).isEmptyDirectory();
    }
  }

  private static Folder project() throws IOException {
    Folder folder = RunProcess.project().withFolder("reports/runs");
    RunProcess.page(folder, "a-page", 60, "fact('done');");
    RunProcess.page(folder, "b-page", 60, "fact('done');");
    return folder;
  }

  /** A file system in memory that is mounted on the folder of runs, where that is allowed. */
  private record Mount(Path folder) implements AutoCloseable {
    Mount(Folder project, String options) throws IOException {
      this(project.path("reports/runs"));
      if (run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()) != 0) {
        project.close();
        throw new SkipException("This user may not mount a file system");
      }
    }

    private static int run(String... command) throws IOException {
      try {
        return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (IOException e) {
        return 1;
      }
    }

    @Override
    public void close() {
      try {
        run("umount", folder.toString());
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
