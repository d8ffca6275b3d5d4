package org.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Rules for every file of the repository. */
public class RepositoryTest {
  /** A workflow runs what a commit says; a tag can be moved. The version is for readers. */
  private static final Pattern PINNED =
      Pattern.compile("[\\w./-]+@[0-9a-f]{40} # v\\d+(\\.\\d+){0,2}");

  private static final Pattern USES = Pattern.compile("\\s*(- )?[\"']?uses[\"']?:\\s*(.*)");

  /** Folders of one machine or of one person. */
  private static final Pattern MACHINE_PATH =
      Pattern.compile("/(home|Users)/[A-Za-z]|/(root|work)/|[A-Z]:\\\\+Users");

  /** The settings of each machine say where its packages come from. */
  private static final Pattern REGISTRY =
      Pattern.compile(
          "registry\\.(npmjs|yarnpkg|npmmirror)|repo1?\\.maven|/maven[2]\\b"
              + "|pypi\\.org|files\\.pythonhosted|\"resolved\":");

  @Test
  public void every_action_is_pinned_to_a_commit() throws IOException {
    List<String> problems = new ArrayList<>();
    for (Path file : TrackedFiles.all()) {
      if (file.startsWith(".github/workflows") || file.endsWith("action.yml")) {
        unpinned(TrackedFiles.text(file)).forEach(line -> problems.add(file + ": " + line));
      }
    }

    assertThat(problems).as("write 'uses: NAME@COMMIT # vVERSION'").isEmpty();
  }

  @DataProvider
  public Object[][] loose() {
    return new Object[][] {
      {"- uses: actions/checkout@v6"},
      {"  uses: actions/checkout@main # v6.0.2"},
      {"- uses: actions/checkout@" + "a".repeat(39) + " # v6.0.2"},
      {"- uses: actions/checkout@" + "a".repeat(40)},
      {"- 'uses': actions/checkout@" + "a".repeat(40) + " # newest"},
    };
  }

  @Test(dataProvider = "loose")
  public void an_action_that_is_not_pinned_is_found(String line) {
    assertThat(unpinned(line)).hasSize(1);
  }

  @Test
  public void an_action_of_this_repository_needs_no_commit() {
    assertThat(unpinned("- uses: ./.github/actions/setup")).isEmpty();
    assertThat(unpinned("- uses: actions/checkout@" + "a".repeat(40) + " # v6.0.2")).isEmpty();
  }

  @Test
  public void maven_refuses_an_artifact_with_a_wrong_checksum() throws IOException {
    assertThat(TrackedFiles.text(Path.of(".mvn/maven.config")).lines())
        .contains("--strict-checksums");
  }

  @Test
  public void npm_knows_the_sha_512_of_every_package() throws IOException {
    String lock = TrackedFiles.text(Path.of("fixtures/package-lock.json"));

    assertThat(lock.split("\"node_modules/", -1))
        .hasSizeGreaterThan(20)
        .satisfies(
            all ->
                assertThat(List.of(all).subList(1, all.length))
                    .allMatch(entry -> entry.contains("\"integrity\": \"sha512-")));
  }

  @Test
  public void no_file_names_a_folder_of_a_machine() throws IOException {
    assertThat(places(MACHINE_PATH)).as("machine paths").isEmpty();
  }

  @Test
  public void no_file_names_a_package_registry() throws IOException {
    assertThat(places(REGISTRY)).as("registry addresses").isEmpty();
  }

  @DataProvider
  public Object[][] planted() {
    return new Object[][] {
      {MACHINE_PATH, "see /{}home/ann/page.html"},
      {MACHINE_PATH, "C:\\{}Users\\ann"},
      {MACHINE_PATH, "/{}root/.m2"},
      {REGISTRY, "https://registry.{}npmjs.org/left-pad"},
      {REGISTRY, "<url>https://repo.{}maven.apache.org</url>"},
      {REGISTRY, "\"resolved\"{}: \"https://mirror.test/left-pad.tgz\""},
    };
  }

  /** A line with {@code {}} in what must be found, so that this file does not break the rule. */
  @Test(dataProvider = "planted")
  public void a_planted_address_is_found(Pattern rule, String line) {
    assertThat(rule.matcher(line.replace("{}", "")).find()).isTrue();
  }

  private static List<String> unpinned(String text) {
    return text.lines()
        .map(USES::matcher)
        .filter(m -> m.matches() && !m.group(2).startsWith("./"))
        .map(m -> m.group(2))
        .filter(use -> !PINNED.matcher(use).matches())
        .toList();
  }

  /** {@return where a pattern occurs, as file, line number and line} */
  private static List<String> places(Pattern pattern) throws IOException {
    List<String> places = new ArrayList<>();
    for (Path file : TrackedFiles.all()) {
      List<String> lines = TrackedFiles.text(file).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (pattern.matcher(lines.get(i)).find()) {
          places.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
        }
      }
    }
    return places;
  }
}
