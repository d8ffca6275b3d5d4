package org.crosscheck.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

/** Uses a script in place of npm that writes what npm would install. */
public class ReleaseCacheTest {
  /** Two chunks, of which core.js names one, as in the packages of npm. */
  private static final String NPM =
      """
      if [ "$1" = view ]; then
        case $2 in
          pyodide) echo '["0.27.2", "0.27.3", "0.28.0"]' ;;
          *) echo '["1.24.0", "1.24.1-preview-2", "1.24.1"]' ;;
        esac
        exit
      fi
      echo "$@" >>"${0%/npm}/calls"
      for package in "$@"; do
        name=${package%@*}
        case $package in
          *@[0-9]*)
            mkdir -p "node_modules/$name"
            echo "{\\"version\\": \\"${package##*@}\\"}" >"node_modules/$name/package.json" ;;
        esac
      done
      dist=node_modules/@pyscript/core/dist
      mkdir -p $dist
      echo 'export{a as b}from"./core-new_1.js";' >$dist/core.js
      echo 'x=(e="1.0")=>`https://cdn.jsdelivr.net/pyodide/v${e}/full/`' >$dist/core-old.js
      cat >$dist/core-new_1.js <<'END'
      m=(e="1.24.1-preview-2")=>`https://cdn.jsdelivr.net/npm/@micropython/some@${e}/micropython.mjs`;
      p=(e="0.27.3")=>`https://cdn.jsdelivr.net/pyodide/v${e}/full/pyodide.mjs`;
      END
      """;

  @Test
  public void a_release_names_its_interpreters_in_its_own_files() {
    try (Folder folder = npm(NPM)) {
      Release release = cache(folder).release("2025.3.1", "0.6.39", what -> {});

      assertThat(release.name()).isEqualTo("2025.3.1");
      assertThat(release.core()).isEqualTo("0.6.39");
      assertThat(release.interpreters())
          .isEqualTo(Map.of(Interpreter.MPY, "1.24.1-preview-2", Interpreter.PY, "0.27.3"));
      assertThat(folder.path("calls"))
          .content()
          .contains(
              " @pyscript/core@0.6.39\n",
              "@micropython/micropython-webassembly-pyscript@1.24.1-preview-2",
              "pyodide@0.27.3");
    }
  }

  @Test
  public void a_cache_that_is_a_file_is_reported() {
    try (Folder folder = new Folder().with("file", "")) {
      assertThatThrownBy(
              () ->
                  new ReleaseCache(folder.path("file"), Pins.none())
                      .release("2025.3.1", "0.6.39", what -> {}))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("Cannot write to " + folder.path("file"));
    }
  }

  @Test
  public void an_interpreter_that_npm_does_not_have_is_replaced_by_the_previous_one() {
    try (Folder folder = npm(NPM.replace("\"0.27.3\", ", ""))) {
      Release release = cache(folder).release("2025.3.1", "0.6.39", what -> {});

      assertThat(release.interpreters()).containsEntry(Interpreter.PY, "0.27.2");
      assertThat(release.named()).containsEntry(Interpreter.PY, "0.27.3");
    }
  }

  @Test
  public void an_intact_cached_release_is_used_without_npm() {
    try (Folder folder = npm(NPM)) {
      cache(folder).release("a", "0.6.39", what -> {});
      folder.withProgram("npm", "exit 1");

      assertThat(cache(folder).release("a", "0.6.39", what -> {}).core()).isEqualTo("0.6.39");
    }
  }

  @Test
  public void a_damaged_release_is_fetched_again() throws IOException {
    try (Folder folder = npm(NPM)) {
      Path core =
          cache(folder)
              .release("a", "0.6.39", what -> {})
              .packages()
              .resolve("@pyscript/core/dist/core.js");
      String whole = Files.readString(core);
      Files.writeString(core, "half");

      cache(folder).release("a", "0.6.39", what -> {});

      assertThat(core).hasContent(whole);
      assertThat(folder.path("calls")).content().hasLineCount(4);
    }
  }

  @Test
  public void a_release_that_npm_cannot_install_is_reported_and_leaves_no_files()
      throws IOException {
    try (Folder folder = npm("echo 'npm error code ETARGET'; exit 1")) {
      assertThatThrownBy(() -> cache(folder).release("a", "0.6.99", what -> {}))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("@pyscript/core@0.6.99")
          .hasMessageContaining("npm error code ETARGET");
      try (Stream<Path> left = Files.list(folder.path("cache"))) {
        assertThat(left.map(p -> p.getFileName().toString())).containsExactly("core-0.6.99.lock");
      }
    }
  }

  @Test
  public void files_that_do_not_name_an_interpreter_are_reported() {
    try (Folder folder =
        npm("dist=node_modules/@pyscript/core/dist; mkdir -p $dist; echo >$dist/core.js")) {
      assertThatThrownBy(() -> cache(folder).release("a", "0.2.9", what -> {}))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("does not name its version of ");
    }
  }

  @Test
  public void concurrent_requests_for_a_release_fetch_it_once() {
    try (Folder folder = npm(NPM)) {
      List<CompletableFuture<Release>> both =
          Stream.of(1, 2)
              .map(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> cache(folder).release("a", "0.6.39", what -> {})))
              .toList();
      both.forEach(CompletableFuture::join);

      assertThat(folder.path("calls")).content().hasLineCount(2);
    }
  }

  /** What npm notes about the packages that it unpacked. */
  private static final String NOTE =
      """
      mkdir -p node_modules/ws/lib node_modules/coincident/node_modules/ws
      cat >node_modules/.package-lock.json <<'END'
      {"packages": {
        "node_modules/@pyscript/core": {"version": "0.6.39", "integrity": "sha512-core"},
        "node_modules/pyodide": {"version": "0.27.3", "integrity": "sha512-py"},
        "node_modules/coincident/node_modules/ws": {"version": "8.0.0", "integrity": "sha512-a"},
        "node_modules/ws": {"version": "8.1.0", "integrity": "sha512-b"}
      }}
      END
      """;

  @Test
  public void packages_with_the_pinned_sha_512_are_used_and_others_are_removed() {
    Pins pins =
        Pins.none()
            .and(Map.of("@pyscript/core@0.6.39", "sha512-core", "pyodide@0.27.3", "sha512-py"));
    List<String> said = new ArrayList<>();
    try (Folder folder = npm(NPM + NOTE)) {
      Path packages = cache(folder, pins).release("a", "0.6.39", said::add).packages();

      assertThat(packages.resolve("@pyscript/core/dist/core.js")).exists();
      assertThat(packages.resolve("ws")).doesNotExist();
      assertThat(packages.resolve("coincident/node_modules/ws")).doesNotExist();
      assertThat(said).noneMatch(what -> what.startsWith("Trusting"));
    }
  }

  @Test
  public void a_package_with_another_sha_512_is_refused_even_if_it_is_in_the_cache() {
    Pins pins = Pins.none().and(Map.of("pyodide@0.27.3", "sha512-other"));
    try (Folder folder = npm(NPM + NOTE)) {
      cache(folder).release("a", "0.6.39", what -> {});

      assertThatThrownBy(() -> cache(folder, pins).release("a", "0.6.39", what -> {}))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("pyodide@0.27.3 has sha512-py; pinned is sha512-other");
      assertThat(folder.path("cache/core-0.6.39")).doesNotExist();
    }
  }

  @Test
  public void a_package_that_is_not_pinned_is_named() {
    List<String> said = new ArrayList<>();
    try (Folder folder = npm(NPM + NOTE)) {
      cache(folder).release("a", "0.6.39", said::add);

      assertThat(said)
          .anyMatch(
              what ->
                  what.startsWith("Trusting the registry about @pyscript/core@0.6.39, pyodide@"));
    }
  }

  @Test
  public void a_refresh_never_replaces_a_pin() {
    Pins pins = Pins.none().and(Map.of("a@1", "sha512-x"));

    assertThat(pins.and(Map.of("a@1", "sha512-x", "b@1", "sha512-y")).integrity()).hasSize(2);
    assertThatThrownBy(() -> pins.and(Map.of("a@1", "sha512-z")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a@1 has sha512-z; pinned is sha512-x");
  }

  @Test
  public void every_package_of_the_known_releases_is_pinned() {
    ReleaseCatalog catalog = ReleaseCatalog.read(Checkout.above(Path.of("")).fixtures());
    List<String> needed = new ArrayList<>();
    for (KnownVersion version : catalog.known()) {
      needed.add(Release.CORE + "@" + version.core());
      for (Interpreter interpreter : Interpreter.values()) {
        version.used(interpreter).ifPresent(used -> needed.add(interpreter.npmName() + "@" + used));
      }
    }

    assertThat(needed).hasSizeGreaterThan(200);
    assertThat(catalog.pins().integrity().keySet()).containsAll(needed);
    assertThat(catalog.pins().integrity().values())
        .allMatch(i -> i.matches("sha512-[\\w+/]{86}=="));
  }

  @Test
  public void the_environment_sets_the_cache_folder() {
    assertThat(ReleaseCache.place(Map.of("CROSSCHECK_CACHE", "/c", "XDG_CACHE_HOME", "/x")))
        .isEqualTo(Path.of("/c"));
    assertThat(ReleaseCache.place(Map.of("XDG_CACHE_HOME", "/x")))
        .isEqualTo(Path.of("/x/crosscheck"));
    assertThat(ReleaseCache.place(Map.of()))
        .isEqualTo(Path.of(System.getProperty("user.home"), ".cache/crosscheck"));
  }

  @Test
  public void a_text_that_is_not_a_version_is_never_passed_to_npm() {
    try (Folder folder = npm(NPM)) {
      for (String wrong : List.of("", "latest", "../../x", "0.6.39; rm")) {
        assertThatThrownBy(() -> cache(folder).release("a", wrong, what -> {}))
            .isInstanceOf(UserError.class)
            .hasMessageContaining("'" + wrong + "' is not an npm version.");
      }
      assertThat(folder.path("calls")).doesNotExist();
    }
  }

  private static Folder npm(String script) {
    return new Folder().withProgram("npm", script);
  }

  private static ReleaseCache cache(Folder folder) {
    return cache(folder, Pins.none());
  }

  private static ReleaseCache cache(Folder folder, Pins pins) {
    return new ReleaseCache(folder.path("cache"), pins, folder.path("npm").toString());
  }
}
