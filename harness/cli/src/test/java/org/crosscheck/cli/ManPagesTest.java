package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.crosscheck.given.Folder;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Compares the sources of the man pages, in {@code src/main/man}, with what picocli's generator
 * makes of the commands. The release profile makes man pages of them.
 */
public class ManPagesTest {
  private static final Path PAGES =
      Checkout.above(Path.of("")).root().resolve("harness/cli/src/main/man");

  @Test
  public void the_pages_are_what_the_generator_writes() throws IOException {
    Map<String, String> pages = generated();
    if (Boolean.getBoolean("golden.renew")) {
      for (String old : read(PAGES).keySet()) {
        Files.delete(PAGES.resolve(old));
      }
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
      }
      return;
    }

    assertThat(read(PAGES))
        .as("man pages are out of date: run this test with -Dgolden.renew=true, see CONTRIBUTING")
        .isEqualTo(pages);
  }

  @Test
  public void every_command_has_a_page_with_its_options_and_exit_codes() throws IOException {
    Map<String, String> pages = generated();

    assertThat(pages.keySet())
        .contains("crosscheck.adoc")
        .containsAll(
            HelpPage.GROUPS.values().stream()
                .flatMap(commands -> commands.stream())
                .map(command -> "crosscheck-" + command + ".adoc")
                .toList())
        .doesNotContain("crosscheck-rehearse.adoc");
    assertThat(pages.get("crosscheck-run.adoc"))
        .contains("--last-failed", "Exit codes")
        .doesNotContain("./crosscheck");
  }

  private static Map<String, String> generated() throws IOException {
    CommandLine main = Main.line();
    try (Folder folder = new Folder()) {
      int exit =
          ManPageGenerator.generateManPage(
              folder.path().toFile(), null, new boolean[0], true, main.getCommandSpec());
      assertThat(exit).isZero();
      Map<String, String> pages = read(folder.path());
      // In a distribution, the launcher is on the path.
      pages.replaceAll(
          (name, text) ->
              text.replace("./crosscheck", "crosscheck")
                  // The generator leaves the emphasis open.
                  .replace("[*-hV]", "[*-hV*]")
                  // The build of a release adds its version.
                  .replaceAll("(?m)^(:(?:revnumber|mansource):) crosscheck .*$", "$1 Crosscheck"));
      return pages;
    }
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".adoc")).toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
