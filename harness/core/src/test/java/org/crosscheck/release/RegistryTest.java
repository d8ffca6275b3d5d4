package org.crosscheck.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

/** Uses a script in place of npm that answers like npm's registry. */
public class RegistryTest {
  private static final String CHUNK =
      "m=(e=\"1.24.1\")=>`https://cdn.jsdelivr.net/npm/@micropython/some@${e}/micropython.mjs`;"
          + "p=(e=\"0.27.9\")=>`https://cdn.jsdelivr.net/pyodide/v${e}/full/pyodide.mjs`;";

  private static final String NPM =
      """
      case "$1 $2 $3" in
        "view @pyscript/core dist-tags") echo '{"latest": "0.6.39", "next": "0.7.0"}' ;;
        "view @pyscript/core time") echo '{"0.6.8": "2024-12-13T06:33:28Z", "0.6.39": "TIME"}' ;;
        "view pyodide versions") echo '["0.27.3", "0.27.10", "0.28.0"]' ;;
        "view @micro"*) echo '["1.24.1"]' ;;
        "view polyscript@"*)
          echo '[{"version": "0.16.20", "dependencies": {"coincident": "^2.2.2"}},
                 {"version": "0.16.22", "dependencies": {"coincident": "^2.2.3"}}]' ;;
        "view @pyscript/core@"*)
          echo '[{"version": "0.6.39", "dependencies": {"polyscript": "^0.16.21"}},
                 {"version": "0.6.40-beta", "dependencies": {"polyscript": "^0.16.21"}},
                 {"version": "0.6.8", "dependencies": {"polyscript": "^0.16.20"}}]' ;;
        install*)
          for version in 0.6.8 0.6.39; do
            grep -q "core-$version" package.json || continue
            mkdir -p node_modules/core-$version/dist
            echo 'CHUNK' >node_modules/core-$version/dist/core.js
          done ;;
      esac
      """
          .replace("CHUNK", CHUNK);

  private final Map<Interpreter, String> named =
      Map.of(Interpreter.MPY, "1.24.1", Interpreter.PY, "0.27.9");

  @Test
  public void versions_are_in_order_with_their_requirements_and_replacements() {
    try (Folder folder = npm("2025-03-13T10:00:00Z")) {
      List<KnownVersion> versions = registry(folder).versions(List.of(), what -> {});

      assertThat(versions)
          .containsExactly(
              new KnownVersion(
                  "0.6.8",
                  Optional.of("2024-12-13"),
                  "^0.16.20",
                  Optional.of("^2.2.2"),
                  named,
                  Map.of(Interpreter.PY, "0.27.3")),
              new KnownVersion(
                  "0.6.39",
                  Optional.of("2025-03-13"),
                  "^0.16.21",
                  Optional.of("^2.2.2 to ^2.2.3"),
                  named,
                  Map.of(Interpreter.PY, "0.27.3")));
    }
  }

  @Test
  public void a_version_that_is_known_is_not_fetched_again() {
    try (Folder folder = npm("2025-03-13T10:00:00Z")) {
      List<KnownVersion> known = registry(folder).versions(List.of(), what -> {});
      List<String> progress = new ArrayList<>();

      assertThat(registry(folder).versions(known, progress::add)).isEqualTo(known);
      assertThat(progress).isEmpty();
    }
  }

  @Test
  public void times_that_are_not_in_version_order_are_left_out_with_a_message() {
    try (Folder folder = npm("2023-01-01T00:00:00Z")) {
      List<String> progress = new ArrayList<>();

      assertThat(registry(folder).versions(List.of(), progress::add))
          .allMatch(version -> version.published().isEmpty());
      assertThat(progress)
          .first()
          .asString()
          .contains("times, which are not in the order of the versions");
    }
  }

  @Test
  public void a_tag_names_a_version_and_an_unknown_tag_is_reported_with_the_known_ones() {
    try (Folder folder = npm("")) {
      assertThat(registry(folder).tagged("next")).isEqualTo("0.7.0");
      assertThatThrownBy(() -> registry(folder).tagged("latst"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("'latst'. Did you mean latest? Known: latest, next.")
          .hasMessageContaining("--release-dir");
    }
  }

  @Test
  public void the_output_of_a_failed_npm_is_reported() {
    try (Folder folder =
        new Folder().withProgram("npm", "echo 'npm error code ENOTFOUND' >&2; exit 1")) {
      assertThatThrownBy(() -> registry(folder).tagged("latest"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("npm error code ENOTFOUND")
          .hasMessageContaining("npm ping");
    }
  }

  @Test
  public void an_answer_that_is_not_json_is_reported() {
    try (Folder folder = new Folder().withProgram("npm", "echo '{\"latest\": '")) {
      assertThatThrownBy(() -> registry(folder).tagged("latest"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("npm view");
    }
  }

  private static Folder npm(String time) {
    return new Folder().withProgram("npm", NPM.replace("TIME", time));
  }

  private static Registry registry(Folder folder) {
    return new Registry(folder.path("npm").toString());
  }
}
