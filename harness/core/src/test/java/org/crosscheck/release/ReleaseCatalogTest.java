package org.crosscheck.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlFile;
import org.testng.annotations.Test;

public class ReleaseCatalogTest {

  @Test
  public void an_installed_release_has_its_calendar_name_and_the_installed_versions() {
    try (Folder folder = folder("0.7.31")) {
      Release release = ReleaseCatalog.read(folder.path()).installed(folder.path("node_modules"));

      assertThat(release)
          .isEqualTo(
              new Release(
                  "2026.7.3",
                  "0.7.31",
                  Map.of(Interpreter.MPY, "1.28.0", Interpreter.PY, "314.0.7"),
                  folder.path("node_modules"),
                  Optional.empty()));
    }
  }

  @Test
  public void a_version_without_a_calendar_name_is_its_own_name() {
    try (Folder folder = folder("0.7.32")) {
      assertThat(ReleaseCatalog.read(folder.path()).installed(folder.path("node_modules")).name())
          .isEqualTo("0.7.32");
    }
  }

  @Test
  public void a_version_that_looks_like_a_number_is_not_read_as_one() {
    try (Folder folder = folder("0.10").with("releases.yaml", "calendar: {0.10: 2026.10}\n")) {
      assertThat(ReleaseCatalog.read(folder.path()).installed(folder.path("node_modules")).name())
          .isEqualTo("2026.10");
    }
  }

  @Test
  public void releases_are_sorted_by_version_not_by_name() {
    try (Folder folder =
        folder("0.7.31")
            .with("releases.yaml", "calendar: {0.5.13: 2024.9.1, 0.7.31: 2026.7.3}\n")) {
      assertThat(
              ReleaseCatalog.read(folder.path())
                  .inOrder(List.of("nobody's", "2026.7.3", "0.6.50", "0.6.9", "2024.9.1")))
          .containsExactly("2024.9.1", "0.6.9", "0.6.50", "2026.7.3", "nobody's");
    }
  }

  @Test
  public void a_package_that_is_not_installed_is_reported() {
    try (Folder folder = folder("0.7.31")) {
      ReleaseCatalog catalog = ReleaseCatalog.read(folder.path());

      assertThatThrownBy(() -> catalog.installed(folder.path("elsewhere")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(
              "The npm package @pyscript/core is not in " + folder.path("elsewhere") + ".");
    }
  }

  @Test
  public void a_package_without_a_version_is_reported() {
    try (Folder folder = folder("0.7.31").with("node_modules/pyodide/package.json", "{}")) {
      ReleaseCatalog catalog = ReleaseCatalog.read(folder.path());

      assertThatThrownBy(() -> catalog.installed(folder.path("node_modules")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("package.json")
          .hasMessageContaining("'version' is missing");
    }
  }

  @Test
  public void a_catalog_without_a_calendar_is_reported() {
    try (Folder folder =
        new Folder()
            .with("releases.yaml", "calender: {}\n")
            .with("npm-versions.json", "{\"versions\": []}")) {
      assertThatThrownBy(() -> ReleaseCatalog.read(folder.path()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("unknown entry 'calender'; did you mean calendar?")
          .hasMessageContaining("'calendar' is missing");
    }
  }

  @Test
  public void a_release_is_named_by_its_calendar_tag_or_its_npm_version() {
    try (Folder folder = folder("0.7.31")) {
      ReleaseCatalog catalog = ReleaseCatalog.read(folder.path());

      assertThat(catalog.core("2026.7.3")).isEqualTo("0.7.31");
      assertThat(catalog.core("0.6.39")).isEqualTo("0.6.39");
      assertThat(catalog.name("0.7.31")).isEqualTo("2026.7.3");
      assertThat(catalog.name("0.6.39")).isEqualTo("0.6.39");
      assertThatThrownBy(() -> catalog.core("2026.7.4"))
          .isInstanceOf(UserError.class)
          .hasMessage("There is no release '2026.7.4'. Did you mean 2026.7.3? Known: 2026.7.3.");
    }
  }

  @Test
  public void a_release_that_npm_does_not_have_is_represented_by_another_with_a_remark() {
    String standIn = "stand-ins:\n  2026.7.4: {core: 0.7.31, because: it is the last}\n";
    try (Folder folder =
        folder("0.7.31").with("releases.yaml", "calendar: {0.7.31: 2026.7.3}\n" + standIn)) {
      ReleaseCatalog catalog = ReleaseCatalog.read(folder.path());

      assertThat(catalog.core("2026.7.4")).isEqualTo("0.7.31");
      assertThat(catalog.remark("2026.7.4"))
          .contains(
              "npm does not have 2026.7.4; it is represented by 0.7.31 because it is the last.");
      assertThat(catalog.remark("2026.7.3")).isEmpty();
    }
  }

  @Test
  public void a_release_matrix_with_an_unknown_release_is_reported_with_the_line() {
    try (Folder folder =
        folder("0.7.31")
            .with("releases.yaml", "calendar: {0.7.31: 2026.7.3}\nladder:\n  - 2026.7.5\n")) {
      assertThatThrownBy(() -> ReleaseCatalog.read(folder.path()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("line 3, column 5: There is no release '2026.7.5'.");
    }
  }

  @Test
  public void versions_are_in_order_and_a_missing_one_has_neighbors() {
    String versions =
        """
        {"versions": [
        {"core":"0.6.39","polyscript":"^0.16.21","named":{"mpy":"1.24.1","py":"0.27.3"}},
        {"core":"0.7.4","published":"2025-10-01","polyscript":"^0.19.6","coincident":"^4.0.30",
         "named":{"mpy":"1.27.0-preview-283","py":"0.29.0"},"instead":{"py":"0.28.3"}},
        {"core":"0.7.11","polyscript":"^0.19.10","named":{}}
        ]}
        """;
    try (Folder folder = folder("0.7.31").with("npm-versions.json", versions)) {
      ReleaseCatalog catalog = ReleaseCatalog.read(folder.path());

      assertThat(catalog.known().get(1))
          .isEqualTo(
              new KnownVersion(
                  "0.7.4",
                  Optional.of("2025-10-01"),
                  "^0.19.6",
                  Optional.of("^4.0.30"),
                  Map.of(Interpreter.MPY, "1.27.0-preview-283", Interpreter.PY, "0.29.0"),
                  Map.of(Interpreter.PY, "0.28.3")));
      assertThat(catalog.around("0.7.5")).isEqualTo("0.7.4 and 0.7.11");
      assertThat(catalog.between("0.6.39", "0.7.10")).containsExactly("0.6.39", "0.7.4", "0.7.10");
    }
  }

  @Test
  public void a_local_build_is_found_in_the_package_and_in_its_dist() {
    try (Folder folder = new Folder().with("core/dist/core.js", "")) {
      Path dist = folder.path("core/dist");

      assertThat(Given.release().with(folder.path("core")).build()).contains(dist);
      assertThat(Given.release().with(dist).build()).contains(dist);
    }
  }

  @Test
  public void a_local_build_without_core_js_is_reported() {
    try (Folder folder = new Folder()) {
      assertThatThrownBy(() -> Given.release().with(folder.path()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(
              "There is no build in " + folder.path() + ": neither core.js nor dist/core.js.");
    }
  }

  @Test
  public void a_release_describes_itself_in_one_line() {
    assertThat(Given.release().explain())
        .isEqualTo("PyScript 2026.7.3 (npm 0.7.31) with MicroPython 1.28.0 and Pyodide 314.0.7");
  }

  @Test
  public void an_interpreter_is_found_by_its_id_and_by_its_type() {
    for (Interpreter interpreter : Interpreter.values()) {
      assertThat(Interpreter.of(interpreter.id())).isEqualTo(interpreter);
      assertThat(Interpreter.of(interpreter.type())).isEqualTo(interpreter);
    }
  }

  @Test
  public void an_unknown_interpreter_is_reported_with_the_nearest() {
    assertThatThrownBy(() -> Interpreter.of("mpi"))
        .isInstanceOf(UserError.class)
        .hasMessage("There is no interpreter 'mpi'. Did you mean mpy? Known: mpy, py.");
  }

  private static Folder folder(String core) {
    return new Folder()
        .with("releases.yaml", "calendar:\n  0.7.31: 2026.7.3\n")
        .with("npm-versions.json", "{\"versions\": []}")
        .with("node_modules/@pyscript/core/package.json", json(core))
        .with(
            "node_modules/@micropython/micropython-webassembly-pyscript/package.json",
            json("1.28.0"))
        .with("node_modules/pyodide/package.json", json("314.0.7"));
  }

  private static String json(String version) {
    return "{\n  \"name\": \"some\",\n  \"version\": \"" + version + "\"\n}\n";
  }

  @Test
  public void a_local_build_whose_files_do_not_name_interpreters_is_told() {
    try (Folder folder = new Folder().with("core.js", "export {}")) {
      Release build = Given.release().with(folder.path());

      assertThat(build.named()).isEmpty();
      assertThatThrownBy(build::requireNamed)
          .isInstanceOf(UserError.class)
          .hasMessageContaining(folder.path() + " does not name its version of micropython.");
    }
  }

  @Test
  public void a_script_names_the_versions_of_the_release_as_its_defaults() {
    String script =
        """
        a=(e="1.0")=>`https://cdn.jsdelivr.net/npm/@micropython/some@${e}/micropython.mjs`,
        b=(t = '2.0-preview.1') =>
          `https://cdn.jsdelivr.net/pyodide/v${t}/full/pyodide.mjs`,
        w="(t = \\"2.0-preview.1\\") =>\\n  `https://cdn.jsdelivr.net/pyodide/v${t}/full/pyodide.mjs`",
        c=(e="1.0")=>`https://cdn.jsdelivr.net/npm/wasmoon@${e}/+esm`
        """;
    Release release =
        new Release(
            "a",
            "0.7.31",
            Map.of(Interpreter.MPY, "1.28.0-6", Interpreter.PY, "314.0.2"),
            Path.of("packages"),
            Optional.empty());

    assertThat(release.withInstalled(script))
        .isEqualTo(script.replaceFirst("1\\.0", "1.28.0-6").replace("2.0-preview.1", "314.0.2"));
  }

  @Test
  public void every_known_version_gets_the_interpreters_that_it_names() {
    Path fixtures = Path.of("../../fixtures");
    ReleaseCatalog catalog = ReleaseCatalog.read(fixtures);

    assertThat(catalog.known()).allMatch(version -> version.instead().isEmpty());
    // The installed release is pinned by hand.
    Map<String, String> pinned =
        YamlFile.read(
            fixtures.resolve("package.json"),
            root ->
                root.map("dependencies")
                    .map(all -> all.names().stream().collect(Collectors.toMap(n -> n, all::text))));
    KnownVersion installed =
        catalog.known().stream()
            .filter(version -> version.core().equals(pinned.get(Release.CORE)))
            .findFirst()
            .orElseThrow();
    installed
        .named()
        .forEach(
            (interpreter, version) ->
                assertThat(pinned).containsEntry(interpreter.npmName(), version));
  }
}
