package org.crosscheck.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public class DataFolderTest {
  @Test
  public void each_file_is_a_value_with_its_name() {
    try (Folder folder =
        new Folder().with("b.yaml", "x: 2").with("a.yaml", "x: 1").with("README.md", "no data")) {
      Map<String, String> read =
          new DataFolder(folder.path()).each((name, map) -> name + map.text("x"));

      assertThat(read).containsExactly(Map.entry("a", "a1"), Map.entry("b", "b2"));
    }
  }

  @Test
  public void each_subfolder_is_a_value_with_its_name() {
    try (Folder folder =
        new Folder().with("b/it.yaml", "x: 2").with("a/it.yaml", "x: 1").with("c.yaml", "x: 3")) {
      Map<String, String> read =
          new DataFolder(folder.path()).eachFolder("it.yaml", (name, map) -> name + map.text("x"));

      assertThat(read).containsExactly(Map.entry("a", "a1"), Map.entry("b", "b2"));
    }
  }

  @Test
  public void a_missing_folder_is_rejected() {
    try (Folder folder = new Folder()) {
      assertThatThrownBy(() -> new DataFolder(folder.path("none")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("There is no folder " + folder.path("none"));
    }
  }

  @Test
  public void an_entry_with_its_old_name_is_reported_once_with_its_new_name() {
    try (Folder folder = new Folder().with("a.yaml", "b: 1\nold: x\n")) {
      DataFolder data = new DataFolder(folder.path());

      assertThatThrownBy(
              () ->
                  data.each(
                      (name, map) ->
                          map.renamed(Map.of("old", "now")).only("b", "now").text("now")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("\n  - line 2, column 1: 'old' is now called 'now'\nCorrect");
    }
  }
}
