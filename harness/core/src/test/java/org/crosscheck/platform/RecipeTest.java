package org.crosscheck.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public class RecipeTest {
  private static final String SERVER =
      """
      summary: A server
      programs: [one, other]
      package: one
      config: server.conf
      recipe: recipe.conf
      recipe-is: .access
      types: [/etc/types]
      start: ["{{program}}", -c, "{{folder}}/server.conf"]
      """;

  @Test
  public void a_recipe_is_named_like_its_folder_and_has_all_its_parts() {
    try (Folder folder = with(SERVER)) {
      Recipe recipe = Platforms.read(folder.path()).recipe("one");

      assertThat(recipe.program().names()).containsExactly("one", "other");
      assertThat(recipe.files().servedAs()).hasValue(".access");
      assertThat(recipe.program().places())
          .containsEntry("types", List.of("/etc/types"))
          .hasSize(1);
      assertThat(recipe.program().start()).hasSize(3);
    }
  }

  @Test
  public void an_unknown_server_is_reported_with_the_nearest() {
    try (Folder folder = with(SERVER)) {
      assertThatThrownBy(() -> Platforms.read(folder.path()).recipe("ono"))
          .isInstanceOf(UserError.class)
          .hasMessage("There is no server 'ono'. Did you mean one? Known: one.");
    }
  }

  @Test
  public void every_mistake_of_a_recipe_is_reported() {
    String wrong = SERVER.replace("server.conf\nrecipe:", "gone.conf\nrecipes:");
    try (Folder folder = with(wrong)) {
      assertThatThrownBy(() -> Platforms.read(folder.path()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("there is no file gone.conf in one")
          .hasMessageContaining("unknown entry 'recipes'; did you mean recipe?");
    }
  }

  private static Folder with(String server) {
    return new Folder()
        .with("platforms/unknown.yaml", "title: this host")
        .with("platforms/one.yaml", "title: One\nserver:\n" + server.indent(2))
        .with("platforms/one/server.conf", "")
        .with("platforms/one/recipe.conf", "");
  }
}
