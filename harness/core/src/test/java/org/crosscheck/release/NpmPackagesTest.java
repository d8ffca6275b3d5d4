package org.crosscheck.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

/** Uses scripts in place of npm; a run of the suite tests npm itself. */
public class NpmPackagesTest {
  /** The SHA-256 of the two bytes {@code {}}. */
  private static final String DIGEST =
      "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

  @Test
  public void packages_that_the_lock_file_pins_are_not_installed_again() {
    try (Folder folder =
        new Folder()
            .with("package-lock.json", "{}")
            .with("node_modules/.crosscheck-installed", DIGEST + "\n")) {
      List<String> progress = new ArrayList<>();

      assertThat(new NpmPackages(folder.path()).install(progress::add))
          .isEqualTo(folder.path("node_modules"));
      assertThat(progress).isEmpty();
    }
  }

  @Test
  public void a_folder_without_a_lock_file_is_reported() {
    try (Folder folder = new Folder()) {
      assertThatThrownBy(() -> new NpmPackages(folder.path()).install(text -> {}))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("There is no " + folder.path("package-lock.json"))
          .hasMessageContaining("git checkout -- ");
    }
  }

  @Test
  public void a_folder_that_cannot_be_written_is_reported() {
    try (Folder folder = new Folder().with("package-lock.json", "{}").withFolder(".npm-lock")) {
      assertThatThrownBy(() -> new NpmPackages(folder.path()).install(text -> {}))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("Cannot write to " + folder.path() + ": ")
          .hasMessageContaining(".npm-lock");
    }
  }

  @Test
  public void npm_installs_what_the_lock_file_pins_only_once() {
    try (Folder folder = npm("mkdir -p node_modules; echo \"$@\" >>calls")) {
      List<String> progress = new ArrayList<>();

      install(folder, progress);
      install(folder, progress);

      assertThat(folder.path("calls")).content().startsWith("ci --ignore-scripts").hasLineCount(1);
      assertThat(progress).hasSize(1).first().asString().contains("npm ci");

      folder.with("package-lock.json", "{ }");
      install(folder, progress);

      assertThat(folder.path("calls")).content().hasLineCount(2);
    }
  }

  @Test
  public void a_failure_of_npm_is_reported_with_its_output_and_npm_is_run_again() {
    try (Folder folder = npm("mkdir -p node_modules; echo 'npm error ENOTFOUND'; exit 7")) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> install(folder, new ArrayList<>()))
            .isInstanceOf(UserError.class)
            .hasMessageContainingAll(
                " ci --ignore-scripts",
                "' in " + folder.path() + " failed: exit code 7\nnpm error ENOTFOUND",
                "npm ping");
      }
    }
  }

  @Test
  public void the_stack_trace_of_npm_is_not_shown() {
    try (Folder folder =
        npm(
            """
            cat <<'END'
            npm error code ECONNREFUSED
            npm error FetchError: request to http://127.0.0.1:9/ws failed, reason: refused
            npm error     at ClientRequest.emit (node:events:524:28)
            npm error     at _destroy (node:_http_client:884:9) {
            npm error   errno: 'ECONNREFUSED',
            npm error }
            npm error
            npm error If you are behind a proxy, see: 'npm help config'
            END
            exit 1
            """)) {
      assertThatThrownBy(() -> install(folder, new ArrayList<>()))
          .hasMessageContaining(
              """
              failed: exit code 1
              npm error code ECONNREFUSED
              npm error FetchError: request to http://127.0.0.1:9/ws failed, reason: refused
              npm error If you are behind a proxy, see: 'npm help config'
              """);
    }
  }

  @Test
  public void a_missing_npm_is_reported() {
    try (Folder folder = new Folder().with("package-lock.json", "{}")) {
      assertThatThrownBy(() -> install(folder, new ArrayList<>()))
          .isInstanceOf(UserError.class)
          .hasMessageStartingWith("Could not start npm (")
          .hasMessageEndingWith("apt-get install nodejs npm");
    }
  }

  @Test
  public void concurrent_installations_wait_for_each_other() {
    try (Folder folder =
        npm("mkdir busy || exit 1; mkdir -p node_modules; echo >>calls; rmdir busy")) {
      CompletableFuture<Void> one =
          CompletableFuture.runAsync(() -> install(folder, new ArrayList<>()));
      CompletableFuture<Void> two =
          CompletableFuture.runAsync(() -> install(folder, new ArrayList<>()));

      CompletableFuture.allOf(one, two).join();

      assertThat(folder.path("calls")).content().hasLineCount(1);
    }
  }

  private static Folder npm(String script) {
    return new Folder().with("package-lock.json", "{}").withProgram("npm", script);
  }

  private static void install(Folder folder, List<String> progress) {
    new NpmPackages(folder.path(), folder.path("npm").toString()).install(progress::add);
  }
}
