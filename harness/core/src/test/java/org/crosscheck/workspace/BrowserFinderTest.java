package org.crosscheck.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.crosscheck.engine.Engine;
import org.crosscheck.given.Folder;
import org.crosscheck.given.TestEngines;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public class BrowserFinderTest {
  /** No network and no packages. */
  private static final Sources NOTHING =
      new Sources() {
        @Override
        public Optional<Path> browser(String name, List<String> tried) {
          tried.add("Selenium Manager (offline)");
          return Optional.empty();
        }

        @Override
        public Optional<Path> driver(String name, String version, List<String> tried) {
          tried.add("WebDriverManager (no chromedriver " + version + ")");
          return Optional.empty();
        }

        @Override
        public boolean install(
            List<String> packages, Consumer<String> progress, List<String> tried) {
          tried.add("apt-get install " + String.join(" ", packages) + " (needs root)");
          return false;
        }
      };

  @Test
  public void a_setting_comes_before_everything_else() {
    try (Folder folder = programs("firefox", "firefox-nightly")) {
      Map<String, String> environment =
          Map.of(
              "CROSSCHECK_FIREFOX",
              folder.path("firefox-nightly").toString(),
              "PATH",
              folder.path().toString());

      assertThat(find(TestEngines.FIREFOX, environment, NOTHING))
          .isEqualTo(
              new Installation(
                  TestEngines.FIREFOX, folder.path("firefox-nightly"), Optional.empty()));
    }
  }

  @Test
  public void a_wrong_setting_is_reported_and_nothing_else_is_tried() {
    try (Folder folder = programs("firefox").with("notes.txt", "not a program")) {
      for (Path wrong : List.of(folder.path("gone"), folder.path(), folder.path("notes.txt"))) {
        Map<String, String> environment =
            Map.of("CROSSCHECK_FIREFOX", wrong.toString(), "PATH", folder.path().toString());

        assertThatThrownBy(() -> find(TestEngines.FIREFOX, environment, NOTHING))
            .isInstanceOf(UserError.class)
            .hasMessage(
                "CROSSCHECK_FIREFOX is '%s', which is not a program. Set it to a program, or unset"
                    + " it so that Crosscheck looks for one.",
                wrong);
      }
    }
  }

  @Test
  public void a_wrong_chromedriver_setting_is_reported() {
    try (Folder folder = chrome("chromium", "156.0.1.2")) {
      Map<String, String> environment =
          Map.of("CROSSCHECK_CHROMEDRIVER", "/gone", "PATH", folder.path().toString());

      assertThatThrownBy(() -> find(TestEngines.CHROME, environment, NOTHING))
          .isInstanceOf(UserError.class)
          .hasMessageStartingWith("CROSSCHECK_CHROMEDRIVER is '/gone', which is not a program.");
    }
  }

  @Test
  public void a_missing_browser_is_reported_once_with_everything_that_was_tried_in_order() {
    assertThatThrownBy(() -> find(TestEngines.FIREFOX, Map.of("PATH", ""), NOTHING))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(
            "There is no Firefox on this machine, and none could be installed. Tried, in order:"
                + " CROSSCHECK_FIREFOX (not set); firefox, firefox-esr (not on the PATH); ",
            "Selenium Manager (offline); apt-get install firefox-esr (needs root).",
            "sudo apt-get install firefox-esr",
            "set CROSSCHECK_FIREFOX",
            "--browser chrome");
    assertThatThrownBy(() -> find(TestEngines.CHROME, Map.of(), NOTHING))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(
            "There is no Chrome or Chromium on this machine, and none could be installed.",
            "(not on the PATH)",
            "apt-get install chromium chromium-driver (needs root)",
            "--browser firefox");
  }

  @Test
  public void chrome_comes_with_the_chromedriver_of_its_major_version() {
    try (Folder folder = chrome("chromium", "156.0.1.2")) {
      program(folder, "chromedriver", "ChromeDriver 156.0.9.9 (abc)");

      assertThat(find(TestEngines.CHROME, path(folder), NOTHING).driver())
          .contains(folder.path("chromedriver"));
    }
  }

  @Test
  public void a_chromedriver_of_another_version_is_named_among_what_was_tried() {
    try (Folder folder = chrome("chromium", "156.0.1.2")) {
      program(folder, "chromedriver", "ChromeDriver 155.0.9.9");

      assertThatThrownBy(() -> find(TestEngines.CHROME, path(folder), NOTHING))
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll(
              "There is no chromedriver for "
                  + folder.path("chromium")
                  + " on this machine, and none could be installed.",
              folder.path("chromedriver")
                  + " (version 155, but "
                  + folder.path("chromium")
                  + " is 156); WebDriverManager (no chromedriver 156); apt-get install"
                  + " chromium-driver (needs root)");
    }
  }

  @Test
  public void a_chrome_that_prints_no_version_is_named_among_what_was_tried() {
    try (Folder folder = programs("chromium")) {
      assertThatThrownBy(() -> find(TestEngines.CHROME, path(folder), NOTHING))
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll(
              "chromedriver (not on the PATH)", "--version (printed no version)");
    }
  }

  @Test
  public void a_file_that_is_not_executable_is_skipped() {
    try (Folder folder = new Folder().with("firefox", "not a program").withFolder("b/firefox")) {
      program(folder, "c/firefox-esr", "Mozilla Firefox 153.0");
      String path = folder.path() + ":" + folder.path("b") + "::" + folder.path("c");

      assertThat(find(TestEngines.FIREFOX, Map.of("PATH", path), NOTHING).binary())
          .isEqualTo(folder.path("c/firefox-esr"));
    }
  }

  @Test
  public void packages_are_installed_last_and_the_search_is_repeated() {
    try (Folder folder = new Folder()) {
      List<String> calls = new ArrayList<>();
      Sources packages =
          new Sources() {
            @Override
            public Optional<Path> browser(String name, List<String> tried) {
              calls.add("browser");
              return Optional.empty();
            }

            @Override
            public Optional<Path> driver(String name, String version, List<String> tried) {
              calls.add("chromedriver");
              return Optional.empty();
            }

            @Override
            public boolean install(
                List<String> packages, Consumer<String> progress, List<String> tried) {
              calls.add(String.join(" ", packages));
              program(folder, "firefox-esr", "Mozilla Firefox 153.0");
              return true;
            }
          };

      assertThat(find(TestEngines.FIREFOX, path(folder), packages).binary())
          .isEqualTo(folder.path("firefox-esr"));
      assertThat(calls).containsExactly("browser", "firefox-esr");
    }
  }

  @Test
  public void a_browser_is_asked_of_one_manager_and_its_driver_of_the_other() {
    try (Folder folder = chrome("downloaded/chrome", "156.0.1.2")) {
      List<String> calls = new ArrayList<>();
      program(folder, "downloaded/driver/chromedriver", "ChromeDriver 156.0.9.9");
      Sources managers =
          new Sources() {
            @Override
            public Optional<Path> browser(String name, List<String> tried) {
              calls.add("browser " + name);
              return Optional.of(folder.path("downloaded/chrome"));
            }

            @Override
            public Optional<Path> driver(String name, String version, List<String> tried) {
              calls.add("driver " + name + " " + version);
              return Optional.of(folder.path("downloaded/driver/chromedriver"));
            }

            @Override
            public boolean install(
                List<String> packages, Consumer<String> progress, List<String> tried) {
              calls.add("packages");
              return false;
            }
          };

      assertThat(find(TestEngines.CHROME, Map.of("PATH", ""), managers))
          .isEqualTo(
              new Installation(
                  TestEngines.CHROME,
                  folder.path("downloaded/chrome"),
                  Optional.of(folder.path("downloaded/driver/chromedriver"))));
      assertThat(calls).containsExactly("browser chrome", "driver chrome 156");
    }
  }

  private static Installation find(
      Engine browser, Map<String, String> environment, Sources sources) {
    return new BrowserFinder(browser, environment, step -> {}, sources).find();
  }

  private static Map<String, String> path(Folder folder) {
    return Map.of("PATH", folder.path().toString());
  }

  private static Folder chrome(String name, String version) {
    Folder folder = new Folder();
    program(folder, name, "Chromium " + version + " built on Debian");
    return folder;
  }

  private static Folder programs(String... names) {
    Folder folder = new Folder();
    for (String name : names) {
      program(folder, name, "");
    }
    return folder;
  }

  private static void program(Folder folder, String name, String output) {
    folder.withProgram(name, "echo '" + output + "'");
  }
}
