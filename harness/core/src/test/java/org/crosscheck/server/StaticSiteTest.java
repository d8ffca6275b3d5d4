package org.crosscheck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public class StaticSiteTest {
  private static final String PAGE = "/0.7.31/page/plain/mpy-py/index.html";

  @Test
  public void a_site_holds_the_pages_their_files_and_the_packages_and_nothing_else()
      throws IOException {
    try (Site site = new Site().with("image.svg", "{{core}}")) {
      Path folder = site.folder().path("out");

      write(site, folder, PageOrigins.anywhere());

      try (Stream<Path> files = Files.walk(folder)) {
        assertThat(
                files
                    .filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .filter(f -> !f.matches("npm/@pyscript/core@0.7.31/dist/.*")))
            .containsExactlyInAnyOrder(
                "index.html",
                "0.7.31/page/plain/mpy-py/index.html",
                "0.7.31/page/plain/mpy-py/image.svg",
                "0.7.31/page/plain/mpy-py/js/sw.js",
                "0.7.31/page/plain/mpy-py/polyscript.js",
                "npm/pyodide@314.0.7/pyodide.mjs",
                "npm/@micropython/micropython-webassembly-pyscript@1.28.0/micropython.mjs");
      }
      assertThat(folder.resolve("0.7.31/page/plain/mpy-py/image.svg")).hasContent("{{core}}");
      assertThat(folder.resolve("npm/@pyscript/core@0.7.31/dist/core.js")).hasContent("core");
      assertThat(folder.resolve("index.html")).content().contains("href=\"" + PAGE.substring(1));
    }
  }

  @Test
  public void a_folder_with_the_name_of_an_archive_is_written_as_one_file() throws IOException {
    try (Site site = new Site().with("data.zip/inner/note.txt", "{{note}}")) {
      Path folder = site.folder().path("out");

      write(site, folder, PageOrigins.anywhere());

      try (ZipFile zip =
          new ZipFile(folder.resolve(PAGE.substring(1)).resolveSibling("data.zip").toFile())) {
        assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("inner/note.txt");
      }
    }
  }

  @Test
  public void addresses_are_relative_but_those_of_interpreters_which_pyscript_needs_whole()
      throws IOException {
    try (Site site = new Site().with("index.html", "{{core}} [{{origin}}]")) {
      Path page = Path.of(PAGE.substring(1));
      Path anywhere = site.folder().path("anywhere");
      Path at = site.folder().path("at");
      Path cdn = site.folder().path("cdn");

      write(site, anywhere, PageOrigins.anywhere());
      write(site, at, PageOrigins.at("https://host/path"));
      writePages(site, cdn, PageOrigins.fromCdn());

      String core = "../../../../npm/@pyscript/core@0.7.31/dist/core.js";
      assertThat(anywhere.resolve(page)).hasContent(core + " []");
      assertThat(at.resolve(page)).hasContent(core + " [https://host/path]");
      for (String script :
          List.of(
              "npm/@pyscript/core@0.7.31/dist/chunk.js",
              "0.7.31/page/plain/mpy-py/polyscript.js")) {
        assertThat(anywhere.resolve(script)).hasContent(Site.CHUNK);
        assertThat(at.resolve(script)).hasContent(Site.local("https://host/path"));
      }
      assertThat(at.resolve("npm/pyodide@314.0.7/pyodide.mjs")).hasContent(Site.CHUNK);
      assertThat(cdn.resolve(page))
          .content()
          .startsWith("https://cdn.jsdelivr.net/npm/@pyscript/core@0.7.31/dist/core.js ");
      assertThat(cdn.resolve("npm")).doesNotExist();
    }
  }

  @Test
  public void a_folder_that_is_not_empty_is_not_changed() {
    try (Site site = new Site()) {
      Path folder = site.folder().path("fixtures");

      assertThatThrownBy(() -> write(site, folder, PageOrigins.anywhere()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(folder + " is not empty.");
      assertThat(folder.resolve("npm")).doesNotExist();
    }
  }

  @Test
  public void a_page_that_needs_another_origin_cannot_be_exported() {
    try (Site site = new Site().with("index.html", "{{cross-site.bare}}")) {
      assertThatThrownBy(() -> write(site, site.folder().path("out"), PageOrigins.anywhere()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("The hosting bare is not served beside these pages.");
    }
  }

  private static void write(Site site, Path folder, PageOrigins origins) {
    staticSite(site).write(folder, List.of(PAGE), origins);
  }

  private static void writePages(Site site, Path folder, PageOrigins origins) {
    staticSite(site).writePages(folder, List.of(PAGE), origins);
  }

  private static StaticSite staticSite(Site site) {
    return new StaticSite(site.folder().path("fixtures"), site.release(), Site.FILES);
  }
}
