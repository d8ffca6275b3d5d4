package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

/** Compares {@code docs/ladder.md} with the baselines from which it is generated. */
public class LadderPageTest {
  private static final Path PAGE = Checkout.above(Path.of("")).root().resolve("docs/ladder.md");

  @Test
  public void the_page_is_what_the_command_prints() throws IOException {
    String page = Files.readString(PAGE);
    String table = generated(page);
    String introduction =
        page.substring(0, page.indexOf("\n\n", page.indexOf("decision 0016")) + 2);
    if (Boolean.getBoolean("golden.renew")) {
      Files.writeString(PAGE, introduction + table.stripTrailing() + "\n");
      return;
    }

    assertThat(page)
        .as("docs/ladder.md is out of date: run this test with -Dgolden.renew, see CONTRIBUTING.md")
        .isEqualTo(introduction + table.stripTrailing() + "\n");
  }

  @Test
  public void a_changed_cell_is_noticed() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(page.replaceFirst("\\| holds \\|", "| no |").stripTrailing())
        .doesNotEndWith(generated(page).stripTrailing());
  }

  /** {@return the table of the releases that the page shows} */
  private static String generated(String page) {
    String header = page.lines().filter(line -> line.startsWith("| claim |")).findFirst().get();
    Stream<String> releases =
        Stream.of(header.split("\\|")).map(String::strip).filter(cell -> cell.matches("[\\d.]+"));
    CommandResult result =
        CommandResult.of(
            Stream.concat(Stream.of("ladder", "--format", "markdown"), releases)
                .toArray(String[]::new));
    assertThat(result.exit()).as(result.err()).isZero();
    return result.out();
  }
}
