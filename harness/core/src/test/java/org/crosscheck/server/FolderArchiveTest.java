package org.crosscheck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.crosscheck.given.Folder;
import org.testng.annotations.Test;

public class FolderArchiveTest {
  private static final String LONG = "line\n".repeat(300);

  @Test
  public void only_a_folder_with_the_name_of_an_archive_is_one() {
    try (Folder folder = folder("made.zip").with("plain/a.txt", "").with("file.zip", "")) {
      assertThat(FolderArchive.is(folder.path("made.zip"))).isTrue();
      assertThat(FolderArchive.is(folder.path("plain"))).isFalse();
      assertThat(FolderArchive.is(folder.path("file.zip"))).isFalse();
      assertThat(FolderArchive.is(folder.path("missing.zip"))).isFalse();
    }
  }

  @Test
  public void a_zip_and_a_wheel_hold_the_files_by_their_paths() throws IOException {
    for (String name : new String[] {"made.zip", "made-1.0-py3-none-any.whl"}) {
      try (Folder folder = folder(name)) {
        Map<String, String> found = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(stream(folder.path(name)))) {
          for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
            found.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
        assertThat(found)
            .containsExactly(Map.entry("a.txt", "a\u00e9"), Map.entry("inner/b.txt", LONG));
      }
    }
  }

  @Test
  public void a_tar_is_what_the_program_tar_reads() throws Exception {
    try (Folder folder = folder("made.tar.gz")) {
      Path file = folder.path("archive");
      try (InputStream tar = new GZIPInputStream(stream(folder.path("made.tar.gz")))) {
        Files.write(file, tar.readAllBytes());
      }

      assertThat(Files.size(file)).isEqualTo((1 + 1 + 1 + 3 + 2) * 512L);
      assertThat(tar("-tvf", file)).contains("-rw-r--r-- 0/0").doesNotContain("tar:");
      assertThat(tar("-tf", file)).isEqualTo("a.txt\ninner/b.txt\n");
      assertThat(tar("-xOf", file)).isEqualTo("a\u00e9" + LONG);
    }
  }

  @Test
  public void the_same_files_give_the_same_bytes() throws IOException {
    try (Folder first = folder("made.zip");
        Folder second = folder("made.zip")) {
      assertThat(FolderArchive.of(first.path("made.zip")))
          .isEqualTo(FolderArchive.of(second.path("made.zip")));
    }
  }

  @Test
  public void a_name_that_a_tar_cannot_hold_is_refused() {
    try (Folder folder = new Folder().with("made.tar.gz/" + "n".repeat(101), "")) {
      assertThatThrownBy(() -> FolderArchive.of(folder.path("made.tar.gz")))
          .hasMessageContaining("does not fit");
    }
  }

  private static Folder folder(String name) {
    return new Folder().with(name + "/a.txt", "a\u00e9").with(name + "/inner/b.txt", LONG);
  }

  private static InputStream stream(Path folder) throws IOException {
    return new ByteArrayInputStream(FolderArchive.of(folder));
  }

  private static String tar(String option, Path file) throws Exception {
    Process tar =
        new ProcessBuilder("tar", option, file.toString()).redirectErrorStream(true).start();
    String said = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tar.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said;
  }
}
