package org.crosscheck.webserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Programs;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.Recipe;
import org.crosscheck.workspace.ServerProcess;
import org.crosscheck.workspace.Workspace;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The recipes, on the servers that they are for. */
public class WebServerIT {
  private static final Path FIXTURES = Path.of("../../fixtures");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** By what servers send for each of the four headers. */
  private static final Map<String, String> FOUR =
      Map.of(
          "access-control-allow-origin", "*",
          "cross-origin-opener-policy", "same-origin",
          "cross-origin-embedder-policy", "require-corp",
          "cross-origin-resource-policy", "cross-origin");

  @DataProvider
  public Object[][] servers() {
    return new Object[][] {{"lighttpd"}, {"nginx"}, {"apache"}, {"caddy"}};
  }

  @Test(dataProvider = "servers")
  public void a_server_sends_the_four_headers_with_the_recipe_and_none_without(String name)
      throws IOException, InterruptedException {
    Recipe recipe = Platforms.read(FIXTURES).recipe(name);
    Path program = Programs.of(recipe);
    try (Folder folder = new Folder()) {
      // Apache, started as root, reads as another user.
      Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwx--x--x"));
      for (boolean withRecipe : List.of(true, false)) {
        int port = ServerProcess.freePort();
        try (Workspace workspace = Workspace.create(folder.path())) {
          Path root = workspace.newPublicFolder("site");
          Files.writeString(root.resolve("page.html"), "a page");
          Files.writeString(root.resolve("module.mjs"), "export {}");
          WebServer.start(recipe, program, withRecipe, root, port, workspace);

          for (String path : List.of("page.html", "module.mjs", "gone.html")) {
            HttpResponse<String> answer = get(port, path);
            assertThat(answer.statusCode()).isEqualTo(path.startsWith("gone") ? 404 : 200);
            FOUR.forEach(
                (header, value) ->
                    assertThat(answer.headers().allValues(header))
                        .as("%s of %s, %s", header, path, withRecipe ? "with recipe" : "without")
                        .isEqualTo(withRecipe ? List.of(value) : List.of()));
          }
          assertThat(get(port, "module.mjs").headers().firstValue("content-type").orElse(""))
              .startsWith("text/javascript");
        }
        assertThatThrownBy(() -> get(port, "page.html")).isInstanceOf(ConnectException.class);
      }
      assertThat(folder.path()).isEmptyDirectory();
    }
  }

  @Test
  public void a_server_with_a_broken_configuration_is_reported_with_its_output() {
    Recipe good = Platforms.read(FIXTURES).recipe("lighttpd");
    Path program = Programs.of(good);
    try (Folder folder = new Folder().with("broken/server.conf", "nonsense = (")) {
      Recipe broken =
          new Recipe(
              good.name(),
              good.summary(),
              good.program(),
              new Recipe.Files(
                  folder.path("broken"),
                  good.files().config(),
                  good.files().config(),
                  Optional.empty()));
      try (Workspace workspace = Workspace.create(folder.path())) {
        Path root = workspace.newPublicFolder("site");
        int port = ServerProcess.freePort();

        assertThatThrownBy(() -> WebServer.start(broken, program, false, root, port, workspace))
            .isInstanceOf(UserError.class)
            .hasMessageStartingWith("lighttpd did not start: ")
            .hasMessageContaining("server.conf");
      }
    }
  }

  private static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/" + path)).build(),
        BodyHandlers.ofString());
  }
}
