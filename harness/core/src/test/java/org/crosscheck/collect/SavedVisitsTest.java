package org.crosscheck.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Fuzz;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Files that start pages save. */
public class SavedVisitsTest {
  private static final String GOOD =
      """
      {
        "format": 1,
        "release": "0.7.31",
        "site": "https://host.example/path/",
        "headers": ["content-type: text/html", "cross-origin-opener-policy: same-origin"],
        "agent": "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Version/18.0 Safari/604.1",
        "took": 100.5,
        "secure": true,
        "visits": [
          {"path": "0.7.31/isolation/plain/none/index.html", "end": true, "reports": [
            "{\\"name\\":\\"isolation.done\\",\\"value\\":true,\\"from\\":\\"main\\",\\"at\\":1700000000100,\\"document\\":1700000000000}",
            "{\\"error\\":\\"Error: no\\",\\"where\\":\\"\\",\\"at\\":1700000000100,\\"document\\":1700000000000}"]}
        ]
      }
      """;

  private static SavedVisits read(String text) throws IOException {
    try (Folder folder = new Folder()) {
      Path file = folder.path("saved.json");
      Files.writeString(file, text);
      return SavedVisits.read(file);
    }
  }

  @Test
  public void reads_what_a_start_page_saves() throws IOException {
    SavedVisits saved = read(GOOD);
    assertThat(saved.device().engine().id()).isEqualTo("webkit");
    assertThat(saved.device().slowdown()).isEqualTo(2.01);
    assertThat(saved.headers()).hasSize(2);
    assertThat(saved.visits()).hasSize(1);
    assertThat(saved.visits().get(0).path()).isEqualTo("/0.7.31/isolation/plain/none/index.html");
    assertThat(saved.visits().get(0).reports()).hasSize(2);
  }

  @DataProvider
  Object[][] bad() {
    return new Object[][] {
      {"", "it is not an object"},
      {"[]", "it is not an object"},
      {"{\"format\": 1", "line 1"},
      {"{}", "its format is missing, not 1"},
      {GOOD.replace("\"format\": 1", "\"format\": 2"), "its format is 2, not 1"},
      {GOOD.replace("https://host.example/path/", "javascript:alert(1)"), "'site' is not the URL"},
      {GOOD.replace("\"0.7.31\"", "\"../..\""), "'release' is not a version"},
      {GOOD.replace("0.7.31/isolation", "../isolation/<b>"), "a 'path' is not that of a page"},
      {GOOD.replace("100.5", "-1"), "'took' is not a time"},
      {GOOD.replace("AppleWebKit/605.1.15", "Lynx"), "The engine of this browser is not known"},
      {GOOD.replace("1700000000100", "1e300"), "a report has no name, no document or no time"},
      {GOOD.replace("{\\\"error", "{{\\\"error"), "a report is not JSON"},
      {GOOD.replace("\"visits\": [", "\"visits\": [], \"more\": ["), "it has no 'visits'"},
      {"[".repeat(100_000), "nesting depth"},
    };
  }

  @Test(dataProvider = "bad")
  public void says_in_one_sentence_what_is_wrong_with_a_file(String text, String problem) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("saved.json is not a file that a start page saved: ")
        .hasMessageContaining(problem)
        .message()
        .doesNotContain("\n");
  }

  @Test
  public void answers_every_file_with_visits_or_a_message() {
    Fuzz.file("saved.json", List.of(GOOD), SavedVisits::read);
  }
}
