package org.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Rules for every file of the repository. */
public class RepositoryTest {
  /** A workflow runs what a commit says; a tag can be moved. The version is for people. */
  private static final Pattern PINNED =
      Pattern.compile("[\\w./-]+@[0-9a-f]{40} # v\\d+(\\.\\d+){0,2}");

  private static final Pattern USES = Pattern.compile("\\s*(- )?[\"']?uses[\"']?:\\s*(.*)");

  /** Folders of one machine or of one person. */
  private static final Pattern MACHINE_PATH =
      Pattern.compile("/(home|Users)/[A-Za-z]|/(root|work)/|[A-Z]:\\\\+Users");

  /** Each machine is told by its own settings where its packages come from. */
  private static final Pattern REGISTRY =
      Pattern.compile(
          "registry\\.(npmjs|yarnpkg|npmmirror)|repo1?\\.maven|/maven[2]\\b"
              + "|pypi\\.org|files\\.pythonhosted|\"resolved\":");

  @Test
  public void every_action_is_pinned_to_a_commit() throws IOException {
    List<String> problems = new ArrayList<>();
    for (Path file : files()) {
      if (file.startsWith(".github/workflows")) {
        unpinned(text(file)).forEach(line -> problems.add(file + ": " + line));
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
    for (Path file : files()) {
      List<String> lines = text(file).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (pattern.matcher(lines.get(i)).find()) {
          places.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
        }
      }
    }
    return places;
  }

  /** {@return a file's text, empty for a picture} */
  private static String text(Path file) throws IOException {
    try {
      return Files.readString(root().resolve(file));
    } catch (MalformedInputException e) {
      return "";
    }
  }

  /** {@return what is in Git or could be added to it, relative to the root} */
  private static List<Path> files() throws IOException {
    ProcessBuilder git =
        new ProcessBuilder(
            "git",
            "-c",
            "safe.directory=*",
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "-z");
    git.directory(root().toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
    String listed;
    try {
      listed = new String(git.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SkipException("There is no git: " + e.getMessage(), e);
    }
    if (listed.isEmpty()) {
      throw new SkipException("This is not a Git checkout.");
    }
    return Stream.of(listed.split("\0"))
        .map(Path::of)
        .filter(file -> Files.isRegularFile(root().resolve(file)))
        .toList();
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("crosscheck"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
