package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

/** Compares {@code docs/commands.md} and README with the help of the commands. */
public class CommandsPageTest {
  private static final Path ROOT = Checkout.above(Path.of("")).root();
  private static final Path PAGE = ROOT.resolve("docs/commands.md");

  @Test
  public void the_page_is_what_the_help_prints() throws IOException {
    String page = page();
    if (Boolean.getBoolean("golden.renew")) {
      Files.writeString(PAGE, page);
      return;
    }

    assertThat(Files.readString(PAGE))
        .as("docs/commands.md is out of date: run this test with -Dgolden.renew, see CONTRIBUTING")
        .isEqualTo(page);
  }

  @Test
  public void readme_names_every_command() throws IOException {
    assertThat(Files.readString(ROOT.resolve("README.md"))).contains(commands());
  }

  /** The page is compared as a whole, so one option that is missing in it is noticed. */
  @Test
  public void every_command_has_its_options_on_the_page() {
    String page = page();

    assertThat(commands()).isNotEmpty().allSatisfy(c -> assertThat(page).contains("## " + c));
    assertThat(page).contains("--release-dir=DIR", "--for=HOST").doesNotContain("\u001b");
  }

  private static List<String> commands() {
    return HelpPage.GROUPS.values().stream().flatMap(List::stream).toList();
  }

  private static String page() {
    return """
    # Commands

    What `./crosscheck COMMAND --help` prints. A test compares this page with the help.

    ```
    %s```

    %s\
    """
        .formatted(
            help(),
            commands().stream()
                .map(c -> "## %s\n\n```\n%s```\n".formatted(c, help(c)))
                .collect(Collectors.joining("\n")));
  }

  private static String help(String... command) {
    CommandResult result =
        CommandResult.of(
            Stream.concat(Stream.of(command), Stream.of("--help")).toArray(String[]::new));
    assertThat(result.exit()).as(result.err()).isZero();
    return result.out();
  }
}
