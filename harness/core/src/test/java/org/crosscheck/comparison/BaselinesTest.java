package org.crosscheck.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crosscheck.message.UserError;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public final class BaselinesTest {
  private static final String DEFAULT =
      """
      reason shared: The documentation says otherwise

      worker-tag-runs worker-tag bare chrome mpy = HOLDS
      worker-tag-runs worker-tag bare firefox mpy = BROKEN  # shared
      """;

  private static final String WEBKIT =
      """
      reason of-webkit: WebKit has no such thing

      worker-tag-runs worker-tag bare webkit mpy = BROKEN  # of-webkit
      """;

  private Path folder = Path.of("");

  @BeforeMethod
  public void create_folder() throws IOException {
    folder = Files.createTempDirectory("baselines");
  }

  @AfterMethod
  public void delete_folder() throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  public void an_optional_engine_has_a_file_of_its_own() throws IOException {
    write("1.txt", DEFAULT);
    write("1-webkit.txt", WEBKIT);
    Baselines baselines = new Baselines(List.of(folder));
    Baseline all = baselines.read("1").orElseThrow();
    assertThat(all.lines()).hasSize(3);
    assertThat(all.reasons()).containsOnlyKeys("shared", "of-webkit");

    baselines.write("2", all);

    assertThat(folder.resolve("2.txt")).hasContent(DEFAULT);
    assertThat(folder.resolve("2-webkit.txt")).hasContent(WEBKIT);
    assertThat(baselines.read("2")).contains(all);
  }

  @Test
  public void a_file_of_an_engine_is_not_a_release() throws IOException {
    write("1.txt", DEFAULT);
    write("1-webkit.txt", WEBKIT);
    assertThat(new Baselines(List.of(folder)).releases()).containsExactly("1");
    assertThat(new Baselines(List.of(folder.resolve("none"))).releases()).isEmpty();
  }

  @Test
  public void only_files_of_engines_with_lines_are_written() throws IOException {
    write("1.txt", DEFAULT);
    Baselines baselines = new Baselines(List.of(folder));
    Baseline one = baselines.read("1").orElseThrow();
    baselines.write("2", one);
    assertThat(folder.resolve("2-webkit.txt")).doesNotExist();
    assertThat(baselines.files("2", one)).containsExactly(folder.resolve("2.txt"));
  }

  @Test
  public void a_reason_with_two_texts_is_refused() throws IOException {
    write("1.txt", DEFAULT);
    write("1-webkit.txt", WEBKIT.replace("of-webkit", "shared"));
    assertThatThrownBy(() -> new Baselines(List.of(folder)).read("1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("The reason 'shared' in")
        .hasMessageContaining("1-webkit.txt");
  }

  @Test
  public void a_file_is_read_from_the_first_folder_that_has_it_and_written_to_the_first()
      throws IOException {
    Path own = folder.resolve("own");
    write("1.txt", DEFAULT);
    Baselines baselines = new Baselines(List.of(own, folder));
    assertThat(baselines.releases()).containsExactly("1");
    Baseline shipped = baselines.read("1").orElseThrow();

    baselines.write("1", Baseline.empty().alsoFor("none", "none"));
    assertThat(baselines.read("1")).contains(shipped);
    baselines.write("1", shipped);
    write("1.txt", "");

    assertThat(baselines.read("1")).contains(shipped);
    assertThat(own.resolve("1.txt")).hasContent(DEFAULT);
  }

  @Test
  public void without_files_there_is_no_baseline() {
    assertThat(new Baselines(List.of(folder)).read("1")).isEmpty();
  }
}
