package org.crosscheck.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class GridSettingsTest {
  @Test
  public void without_an_address_there_is_no_grid() {
    assertThat(settings("", "", "", "")).isEmpty();
  }

  @Test
  public void each_word_has_its_place() throws IOException {
    Path file = Files.createTempFile("capabilities", ".json");
    Files.writeString(file, "{\"goog:chromeOptions\": {\"args\": [\"--no-sandbox\"]}}");

    GridSettings grid =
        settings("http://hub:4444/", "64", file.toString(), "[fd00::1]:7000").orElseThrow();

    assertThat(grid.address().url()).isEqualTo(URI.create("http://hub:4444"));
    assertThat(grid.sessions()).isEqualTo(64);
    assertThat(grid.capabilities())
        .isEqualTo(Map.of("goog:chromeOptions", Map.of("args", java.util.List.of("--no-sandbox"))));
    assertThat(grid.reachableAs()).contains(new ReachableAs("fd00::1", OptionalInt.of(7000)));
    Files.delete(file);
  }

  @Test
  public void a_password_is_in_no_text() {
    GridSettings grid = settings("https://ann:s3cret@hub/wd", "", "", "").orElseThrow();

    assertThat(grid.address().login()).contains(new GridAddress.Login("ann", "s3cret"));
    assertThat(grid.toString()).contains("https://hub/wd").doesNotContain("s3cret", "ann");
    assertThatThrownBy(() -> GridAddress.of("ftp://ann:s3cret@hub"))
        .hasMessageContaining("'ftp://hub'")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  public void everything_that_is_wrong_is_said_at_once() {
    Problems problems = new Problems();

    Optional<GridSettings> none =
        GridSettings.of(words("hub:4444", "65", "/none/such.json", "a b"), problems);

    assertThat(none).isEmpty();
    assertThatThrownBy(() -> problems.throwIfAny("Nothing was run."))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--grid must be the address of a hub, got 'hub:4444'.")
        .hasMessageContaining("--sessions must be a number from 1 to 64, got '65'.")
        .hasMessageContaining("/none/such.json")
        .hasMessageContaining("--reachable-as must be HOST or HOST:PORT, got 'a b'.");
  }

  @Test
  public void what_is_for_a_grid_needs_one() {
    Problems problems = new Problems();

    assertThat(GridSettings.of(words("", "2", "", "here"), problems)).isEmpty();

    assertThatThrownBy(() -> problems.throwIfAny("Nothing was run."))
        .hasMessageContaining("--sessions says how to use a Selenium Grid, but there is no --grid.")
        .hasMessageContaining("--reachable-as says how to use");
  }

  @DataProvider
  public Object[][] sessions() {
    return new Object[][] {{"0"}, {"-1"}, {"65"}, {"two"}, {"1.5"}, {"999999999999"}};
  }

  @Test(dataProvider = "sessions")
  public void a_number_of_sessions_is_from_1_to_64(String text) {
    Problems problems = new Problems();

    assertThat(GridSettings.of(words("http://hub", text, "", ""), problems)).isEmpty();
    assertThat(problems.isEmpty()).isFalse();
  }

  @DataProvider
  public Object[][] capabilities() {
    return new Object[][] {
      {"[1]", "Cannot use"},
      {"{", "is not JSON"},
      {"{\"browserName\": \"opera\"}", "'browserName' is set by Crosscheck itself"},
      {"{\"proxy\": {}}", "'proxy' is set by Crosscheck itself"},
      {"{\"se:name\": null}", "'se:name' has no value"},
    };
  }

  @Test(dataProvider = "capabilities")
  public void wrong_capabilities_are_refused(String json, String why) throws IOException {
    Path file = Files.createTempFile("capabilities", ".json");
    Files.writeString(file, json);
    Problems problems = new Problems();

    assertThat(GridSettings.of(words("http://hub", "", file.toString(), ""), problems)).isEmpty();

    assertThatThrownBy(() -> problems.throwIfAny("Nothing was run.")).hasMessageContaining(why);
    Files.delete(file);
  }

  private static Optional<GridSettings> settings(
      String grid, String sessions, String capabilities, String reachableAs) {
    Problems problems = new Problems();
    Optional<GridSettings> settings =
        GridSettings.of(words(grid, sessions, capabilities, reachableAs), problems);
    problems.throwIfAny("wrong");
    return settings;
  }

  private static GridSettings.Words words(
      String grid, String sessions, String capabilities, String reachableAs) {
    return new GridSettings.Words(
        given(grid), given(sessions), given(capabilities), given(reachableAs));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
