package org.crosscheck.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlMap;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class JsonFileTest {
  private static final String COMMENTED =
      """
      // all of it
      {
        /* two
           lines */ "a": "x // y /* z */", // rest
        "b\\"//": "2" /**/
      }
      """;

  @Test
  public void entries_are_read_with_tabs_and_escapes() {
    assertThat(text("{\n\t\"a\":\t\"\\t\\u0041\\/\\\\ # : {\",\n\t\"b\":[1,true,null]\n}\n"))
        .isEqualTo("\tA/\\ # : {");
  }

  @Test
  public void a_problem_is_reported_at_its_line_and_column_even_after_tabs() {
    try (Folder folder = new Folder().with("a.json", "{\n\t\"a\":\t\"x\",\n\t\t\"b\": 1}")) {
      assertThatThrownBy(
              () ->
                  JsonFile.read(
                      folder.path("a.json"),
                      root -> {
                        root.only("a");
                        root.report("a", "is wrong");
                        return Optional.of("");
                      }))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("- line 3, column 3: unknown entry 'b'")
          .hasMessageContaining("- line 2, column 7: is wrong");
    }
  }

  @DataProvider
  public Object[][] notJson() {
    return new Object[][] {
      {"{\"a\": 1,}", "line 1, column 9: "},
      {"{\n  // no\n  \"a\": 1}", "line 2, column 3: "},
      {"{\"a\": 'x'}", "line 1, column 7: "},
      {"a: 1", "line 1, column 1: "},
      {"{a: 1}", "line 1, column 2: "},
      {"{\"a\": 01}", "line 1, column 8: "},
      {"{\"a\": [1, 2}", "line 1, column 12: "},
      {
        "{\"a\": 1",
        "line 1, column 8: Unexpected end-of-input: expected close marker for Object (start marker"
            + " at line 1, column 1)"
      },
      {"{\"a\": 1}\n{}", "line 2, column 1: there is text after the end."},
      {"{\"a\": \"x\ty\"}", "line 1, column 9: "},
      {"\ufeff{\"a\": \"1\"}", "line 1, column 1: it starts with a byte order mark."},
    };
  }

  @Test(dataProvider = "notJson")
  public void invalid_json_is_reported_with_line_and_column(String text, String where) {
    assertThatThrownBy(() -> text(text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a.json is not JSON: " + where)
        .hasMessageEndingWith(". Correct the file at that line.");
  }

  @Test
  public void allowed_comments_are_skipped_and_do_not_change_positions() {
    try (Folder folder = new Folder().with("a.json", COMMENTED)) {
      assertThat(
              JsonFile.<List<String>>readWithComments(
                  folder.path("a.json"),
                  root ->
                      Optional.of(
                          List.of(
                              root.text("a"),
                              root.text("b\"//"),
                              root.place("a").prefix(),
                              root.place().prefix()))))
          .containsExactly("x // y /* z */", "2", "line 4, column 15: ", "line 2, column 1: ");
      assertThatThrownBy(() -> JsonFile.read(folder.path("a.json"), root -> Optional.of("")))
          .hasMessageContaining("is not JSON: line 1, column 1");
    }
  }

  @Test
  public void an_unterminated_comment_is_reported() {
    try (Folder folder = new Folder().with("a.json", "{} /* no end")) {
      assertThatThrownBy(
              () -> JsonFile.readWithComments(folder.path("a.json"), root -> Optional.of("")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("is not JSON: line 1, column 4");
    }
  }

  @Test
  public void a_duplicate_name_and_a_root_that_is_not_an_object_are_reported() {
    assertThatThrownBy(() -> text("{\"a\": \"1\",\n \"a\": \"2\"}"))
        .hasMessageContaining("line 2, column 2: 'a' is a duplicate entry");
    assertThatThrownBy(() -> text("[1]")).hasMessageContaining("line 1, column 1: expected");
  }

  @Test
  public void a_file_that_is_missing_empty_or_not_utf_8_is_reported() throws IOException {
    try (Folder folder = new Folder().with("empty.json", " \n")) {
      Files.write(folder.path("latin.json"), new byte[] {'"', (byte) 0xfc, '"'});

      assertThatThrownBy(() -> JsonFile.read(folder.path("no.json"), root -> Optional.of("")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("There is no file");
      assertThatThrownBy(() -> JsonFile.read(folder.path("empty.json"), root -> Optional.of("")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("empty.json is empty.");
      assertThatThrownBy(() -> JsonFile.read(folder.path("latin.json"), root -> Optional.of("")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("latin.json is not UTF-8.");
    }
  }

  @Test
  public void an_entry_has_the_kind_of_its_json_value() {
    String json =
        "{\"a\": \"\", \"t\": \"1\", \"n\": 1, \"z\": null, \"f\": false, \"l\": [], \"m\": {}}";
    try (Folder folder = new Folder().with("a.json", json)) {
      assertThat(
              JsonFile.<List<YamlMap.Kind>>read(
                  folder.path("a.json"),
                  root ->
                      Optional.of(
                          List.of("a", "t", "n", "z", "f", "l", "m", "no").stream()
                              .map(root::kind)
                              .toList())))
          .containsExactly(
              YamlMap.Kind.TEXT,
              YamlMap.Kind.TEXT,
              YamlMap.Kind.OTHER,
              YamlMap.Kind.OTHER,
              YamlMap.Kind.OTHER,
              YamlMap.Kind.LIST,
              YamlMap.Kind.MAP,
              YamlMap.Kind.ABSENT);
    }
  }

  private static String text(String json) {
    try (Folder folder = new Folder().with("a.json", json)) {
      return JsonFile.read(folder.path("a.json"), root -> Optional.of(root.text("a")));
    }
  }
}
