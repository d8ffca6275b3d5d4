package org.crosscheck.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.crosscheck.given.Folder;
import org.testng.annotations.Test;

public class FileWatchTest {
  @Test
  public void files_that_were_saved_before_it_waits_are_noticed() throws Exception {
    try (Folder folder = new Folder().with("a.html", "a").with("b/c.py", "c");
        FileWatch watch = FileWatch.of(List.of(folder.path()))) {
      folder.with("a.html", "changed").with("b/d.py", "d");

      assertThat(watch.awaitSaved())
          .extracting(FileWatchTest::name)
          .containsExactly("a.html", "d.py");
    }
  }

  @Test
  public void it_waits_until_a_file_is_saved() throws Exception {
    try (Folder folder = new Folder().with("b/c.py", "c");
        FileWatch watch = FileWatch.of(List.of(folder.path()))) {
      CompletableFuture<List<Path>> saved = CompletableFuture.supplyAsync(() -> awaitSaved(watch));
      assertThat(saved).isNotDone();

      replaceAsEditorsDo(folder.path("b/c.py"), "changed");

      assertThat(saved.join()).extracting(FileWatchTest::name).containsExactly("c.py");
    }
  }

  @Test
  public void files_in_folders_that_are_created_later_are_watched() throws Exception {
    try (Folder folder = new Folder().with("a.html", "a");
        FileWatch watch = FileWatch.of(List.of(folder.path()))) {
      folder.with("new/deep/e.py", "e");
      assertThat(watch.awaitSaved()).extracting(FileWatchTest::name).containsExactly("e.py");
      CompletableFuture<List<Path>> saved = CompletableFuture.supplyAsync(() -> awaitSaved(watch));

      Files.delete(folder.path("new/deep/e.py"));

      assertThat(saved.join()).extracting(FileWatchTest::name).containsExactly("e.py");
    }
  }

  @Test
  public void hidden_files_and_npm_packages_are_left_out() throws Exception {
    try (Folder folder = new Folder().with("a.html", "a");
        FileWatch watch = FileWatch.of(List.of(folder.path(), folder.path("missing")))) {
      folder
          .with(".git/index", "x")
          .with(".a.html.swp", "x")
          .with("node_modules/p/index.js", "x")
          .with("z.html", "z");

      assertThat(watch.awaitSaved()).extracting(FileWatchTest::name).containsExactly("z.html");
    }
  }

  private static void replaceAsEditorsDo(Path file, String text) throws IOException {
    Path temporary = file.resolveSibling(".c.py.new");
    Files.writeString(temporary, text);
    Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<Path> awaitSaved(FileWatch watch) {
    try {
      return watch.awaitSaved();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
