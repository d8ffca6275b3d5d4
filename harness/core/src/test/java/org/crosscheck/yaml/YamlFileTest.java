package org.crosscheck.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.AbstractThrowableAssert;
import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.jspecify.annotations.Nullable;
import org.testng.annotations.Test;

public class YamlFileTest {

  @Test
  public void entries_are_read_by_name_in_the_order_of_the_file() {
    String yaml =
        """
        text: words
        number: " 12 "
        flag: true
        list: [a, 2, no]
        single: alone
        inner: {b: 1, a: 2}
        each: [{n: 1}, {n: 2}]
        """;

    assertThatObject(
            read(
                yaml,
                root ->
                    List.of(
                        root.text("text"),
                        root.number("number", 0),
                        root.flag("flag", false),
                        root.texts("list"),
                        root.texts("single"),
                        root.map("inner").map(YamlMap::names).map(List::copyOf).orElseThrow(),
                        root.each("each", m -> m.number("n", 0)))))
        .isEqualTo(
            List.of(
                "words",
                12,
                true,
                List.of("a", "2", "no"),
                List.of("alone"),
                List.of("b", "a"),
                List.of(1, 2)));
  }

  @Test
  public void optional_entries_have_defaults() {
    assertThatObject(
            read(
                "other: x",
                root ->
                    List.of(
                        root.text("a", "otherwise"),
                        root.number("a", 7),
                        root.flag("a", true),
                        root.texts("a"),
                        root.map("a"),
                        root.maps("a"))))
        .isEqualTo(List.of("otherwise", 7, true, List.of(), Optional.empty(), List.of()));
  }

  @Test
  public void all_problems_are_reported_at_once_with_line_and_column() {
    String yaml =
        """
        namee: x
        count: many
        flag: perhaps
        list: [a, [b]]
        inner:
          - no entries
        """;
    try (Folder folder = new Folder().with("catalog.yaml", yaml)) {
      assertThatThrownBy(
              () ->
                  YamlFile.read(
                      folder.path("catalog.yaml"),
                      root -> {
                        root.only("name", "count", "flag", "list", "inner");
                        root.text("name");
                        root.number("count", 0);
                        root.flag("flag", false);
                        root.texts("list");
                        root.maps("inner");
                        return Optional.of(1);
                      }))
          .isInstanceOf(UserError.class)
          .hasMessage(
              """
              Cannot use %s:
                - line 1, column 1: unknown entry 'namee'; did you mean name? Known: name, count, \
              flag, list, inner
                - line 1, column 1: 'name' is missing
                - line 2, column 8: 'many' is not a whole number
                - line 3, column 7: 'perhaps' is neither true nor false
                - line 4, column 11: 'list' must be text
                - line 6, column 5: expected entries of the form 'name: value'
              Correct the file at the given lines.\
              """
                  .formatted(folder.path("catalog.yaml")));
    }
  }

  @Test
  public void an_unknown_entry_is_reported_at_its_name_not_at_its_value() {
    refused("good: 1\nbadd:\n  - long\n  - list\n", root -> root.only("good").names())
        .hasMessageContaining("line 2, column 1: unknown entry 'badd'. Known: good");
  }

  @Test
  public void a_duplicate_entry_is_reported_at_the_second() {
    refused("a: 1\nb: 2\na: 3\n", root -> root.text("a"))
        .hasMessageContaining("line 3, column 1: 'a' is a duplicate entry");
  }

  @Test
  public void a_list_in_place_of_entries_is_reported() {
    refused("- a\n- b\n", YamlMap::names)
        .hasMessageContaining("line 1, column 1: expected entries of the form 'name: value'");
  }

  @Test
  public void entries_in_place_of_a_text_are_reported() {
    refused("says: {a: b}", root -> root.text("says"))
        .hasMessageContaining("line 1, column 7: 'says' must be text");
  }

  @Test
  public void each_text_of_a_list_is_reported_at_its_own_place() {
    Function<String, String> maker =
        text -> {
          if (text.startsWith("bad")) {
            throw new UserError(text + " is bad.", "Make it good.");
          }
          return text;
        };

    assertThatObject(read("all: [a, b]", root -> root.texts("all", maker)))
        .isEqualTo(List.of("a", "b"));
    assertThatObject(read("all: a", root -> root.texts("all", maker))).isEqualTo(List.of("a"));
    assertThatObject(read("other: a", root -> root.texts("all", maker))).isEqualTo(List.of());
    refused("all:\n  - bad1\n  - good\n  - [x]\n  - bad2\n", root -> root.texts("all", maker))
        .hasMessageContaining("line 2, column 5: bad1 is bad. Make it good.")
        .hasMessageContaining("line 4, column 5: 'all' must be text")
        .hasMessageContaining("line 5, column 5: bad2 is bad. Make it good.");
  }

  @Test
  public void an_error_of_a_value_is_reported_where_its_entries_start() {
    refused(
            "all:\n  - n: 1\n  - n: 2\n",
            root ->
                root.each(
                    "all",
                    map -> {
                      throw new UserError("No " + map.text("n") + ".", "Drop it.");
                    }))
        .hasMessageContaining("line 2, column 5: No 1. Drop it.")
        .hasMessageContaining("line 3, column 5: No 2. Drop it.");
  }

  @Test
  public void a_consequence_of_a_reported_problem_is_not_reported_again() {
    refused(
            "a: 1",
            root ->
                root.make(
                    map -> {
                      throw new UserError("'" + map.text("b") + "' is wrong.", "Correct it.");
                    }))
        .hasMessageContaining("'b' is missing")
        .hasMessageNotContaining("is wrong");
  }

  @Test
  public void anything_keeps_its_type() {
    String yaml = "any: [text, '1', 1, 1.5, true, null, {a: [2]}, 12345678901]";
    Object any = read(yaml, root -> java.util.Objects.requireNonNull(root.any("any")));

    assertThat(any)
        .isEqualTo(
            java.util.Arrays.<@Nullable Object>asList(
                "text", "1", 1, 1.5, true, null, Map.of("a", List.of(2)), 12345678901L));
  }

  @Test
  public void a_missing_value_and_a_duplicate_name_are_reported() {
    refused("a: 1", root -> String.valueOf(root.any("b"))).hasMessageContaining("'b' is missing");
    refused("a: 1\nis: {x: 1, x: 2}\n", root -> String.valueOf(root.any("is")))
        .hasMessageContaining("line 2, column 5: 'is' cannot be read: found duplicate key x");
  }

  @Test
  public void a_missing_file_is_reported() {
    try (Folder folder = new Folder()) {
      assertThatThrownBy(() -> YamlFile.read(folder.path("no.yaml"), root -> Optional.of(1)))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("There is no file " + folder.path("no.yaml"));
    }
  }

  @Test
  public void an_empty_file_is_reported() {
    refused("", YamlMap::names).hasMessageContaining("catalog.yaml is empty.");
    refused("# nothing but this\n", YamlMap::names).hasMessageContaining("catalog.yaml is empty.");
  }

  @Test
  public void a_file_that_is_not_yaml_is_reported_with_line_and_column() {
    refused("a: 1\nb: [1, 2\nc: 3\n", YamlMap::names)
        .hasMessageContaining("catalog.yaml is not YAML: line 3, column 2: ");
    refused("a: 'no end\n", YamlMap::names).hasMessageContaining("is not YAML: line 2, column 1: ");
  }

  @Test
  public void a_control_character_is_reported() {
    refused("a: \u0007\n", YamlMap::names).hasMessageContaining("catalog.yaml is not YAML: ");
  }

  @Test
  public void bytes_that_are_not_utf_8_are_reported() throws IOException {
    try (Folder folder = new Folder()) {
      Files.write(folder.path("a.yaml"), new byte[] {'a', ':', ' ', (byte) 0xfc, '\n'});

      assertThatThrownBy(() -> YamlFile.read(folder.path("a.yaml"), root -> Optional.of(1)))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("a.yaml is not UTF-8.");
    }
  }

  @Test
  public void a_reader_without_a_value_and_without_a_problem_is_an_internal_error() {
    try (Folder folder = new Folder().with("a.yaml", "a: 1")) {
      assertThatIllegalStateException()
          .isThrownBy(() -> YamlFile.read(folder.path("a.yaml"), root -> Optional.empty()))
          .withMessageContaining("a.yaml");
    }
  }

  @Test
  public void json_is_read_too() {
    assertThat(read("{\n\t\"name\": \"a\\/b\",\n\t\"version\": \"1.2.3\"\n}\n", YamlMap::names))
        .containsExactly("name", "version");
  }

  private static <T> T read(String yaml, Function<YamlMap, T> read) {
    try (Folder folder = new Folder().with("catalog.yaml", yaml)) {
      return YamlFile.read(folder.path("catalog.yaml"), root -> Optional.of(read.apply(root)));
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      String yaml, Function<YamlMap, ?> read) {
    return assertThatThrownBy(() -> read(yaml, read)).isInstanceOf(UserError.class);
  }
}
