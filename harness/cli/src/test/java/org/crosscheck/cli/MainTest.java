package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.crosscheck.format.ReportFormats;
import org.crosscheck.given.Folder;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

public class MainTest {
  @DataProvider
  public Object[][] mistakes() {
    return new Object[][] {
      {"rum", "There is no command 'rum'. Did you mean run?"},
      {"rnu --browser chrome", "Did you mean run?"},
      {"hosting", "Did you mean hostings?"},
      {"wacth", "Did you mean watch?"},
      {"run --brwser=chrome", "Did you mean --browser"},
      {"run --parallel=two", "'two' is not an int"},
      {"run --parallel", "Missing required parameter"},
      {"run --nonsense", "Unknown option: '--nonsense'."},
      {"run --browsr firefox", "Unknown option: '--browsr'. Did you mean --browser?"},
      {"claims a b", "Unmatched argument at index 2: 'b'"},
      {"serve --port=x", "'x' is not an int"},
      {"run --quiet --verbose", "--quiet, --verbose are mutually exclusive"},
    };
  }

  @Test
  public void every_report_format_is_in_the_help_and_a_wrong_one_gets_a_suggestion() {
    String help = CommandResult.of("report", "--help").out();

    assertThat(ReportFormats.all().all())
        .allSatisfy(f -> assertThat(help).contains(f.id() + " ", f.description()));
    CommandResult result = CommandResult.of("report", "--format", "html,junti");
    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(result.err())
        .contains("There is no report format 'junti'. Did you mean junit?", "html, junit,");
  }

  @Test
  public void every_command_is_found_by_its_name() {
    assertThat(Main.line().getSubcommands().keySet())
        .allSatisfy(
            name ->
                assertThat(CommandResult.of(name, "--help").out())
                    .startsWith("Usage: crosscheck " + name));
    assertThat(Main.line().getSubcommands())
        .as("a name that differs from its class is not found without the models of all commands")
        .allSatisfy(
            (name, line) ->
                assertThat(line.getCommandSpec().userObject().getClass().getSimpleName())
                    .isEqualToIgnoringCase(name + "Command"));
  }

  @Test(dataProvider = "mistakes")
  public void wrong_usage_is_reported_in_one_line_with_a_suggestion(String line, String problem) {
    CommandResult result = CommandResult.of(line.split(" "));

    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(result.err()).contains(problem, "--help'.").hasLineCount(1);
    assertThat(result.out()).isEmpty();
  }

  @Test
  public void every_unknown_name_is_reported() {
    CommandResult result =
        CommandResult.of(
            "run",
            "--browser=chorme,safari",
            "--hosting=bear",
            "--claim=none-such",
            "--fixture=isolaton",
            "--interpreter=cpython");

    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(result.err())
        .contains(
            "'chorme'. Did you mean chrome?",
            "'safari'",
            "There is no hosting 'bear'. Did you mean bare?",
            "'none-such'",
            "There is no fixture 'isolaton'. Did you mean isolation?",
            "There is no interpreter 'cpython'",
            "Nothing was run")
        .doesNotContain("\tat ");
  }

  @Test
  public void without_arguments_the_commands_are_listed() {
    CommandResult result = CommandResult.of();

    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(result.out()).contains("run", "accept", "claims", "hostings", "Exit codes:");
  }

  @Test
  public void help_and_version_exit_with_0() {
    assertThat(CommandResult.of("--help"))
        .extracting(CommandResult::exit, CommandResult::err)
        .containsExactly(0, "");
    assertThat(CommandResult.of("run", "--help").out()).contains("--browser", "--timings");
    assertThat(CommandResult.of("--version").out()).contains("crosscheck ", "Java ");
  }

  @DataProvider
  public Object[][] commands() {
    CommandLine main = Main.line();
    return Stream.concat(Stream.of(main), main.getSubcommands().values().stream())
        .flatMap(
            command ->
                Stream.of(60, 80, 132)
                    .map(width -> new Object[] {command.getCommandName(), command, width}))
        .toArray(Object[][]::new);
  }

  @Test(dataProvider = "commands")
  public void a_help_starts_with_a_phrase_continues_with_sentences_and_breaks_no_word(
      String name, CommandLine command, int width) {
    CommandSpec spec = command.getCommandSpec();
    command.setUsageHelpAutoWidth(false).setUsageHelpWidth(width);
    List<String> description = List.of(spec.usageMessage().description());
    List<String> sentences =
        Stream.concat(
                description.stream().skip(1),
                Stream.concat(spec.options().stream(), spec.positionalParameters().stream())
                    .map(option -> String.join(" ", option.description())))
            .toList();
    String help = command.getUsageMessage(Ansi.OFF);

    assertThat(description.get(0)).hasSizeLessThanOrEqualTo(80).matches("[A-Z][^.]*[^.:;,]");
    assertThat(sentences).allMatch(sentence -> sentence.endsWith("."));
    if (width >= 80) {
      assertThat(help.lines()).allMatch(line -> line.length() <= width);
    }
    assertThat(help.split("\\s+"))
        .contains(
            Stream.concat(Stream.of(description.get(0)), sentences.stream())
                .flatMap(sentence -> Stream.of(sentence.split("\\s+")))
                .filter(word -> !word.contains("${"))
                .toArray(String[]::new));
    assertThat(help).contains("Exit codes:").containsPattern("\n  2 +Wrong usage");
  }

  @Test
  public void the_help_is_as_wide_as_asked() {
    CommandLine run = Objects.requireNonNull(Main.line().getSubcommands().get("run"));
    run.setUsageHelpAutoWidth(false).setUsageHelpWidth(160);

    assertThat(run.getUsageMessage(Ansi.OFF).lines().mapToInt(String::length).max().orElseThrow())
        .isGreaterThan(100);
  }

  @Test
  public void every_environment_variable_is_in_the_help() throws IOException {
    Set<String> read = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Checkout.above(Path.of("")).root().resolve("harness"))) {
      for (Path file :
          sources.filter(f -> f.toString().matches(".*/src/main/java/.*\\.java")).toList()) {
        Matcher name = Pattern.compile("\"(CROSSCHECK_[A-Z]+)\"").matcher(Files.readString(file));
        while (name.find()) {
          read.add(name.group(1));
        }
      }
    }

    assertThat(read).hasSizeGreaterThan(4);
    assertThat(Main.line().getUsageMessage(Ansi.OFF)).contains(read);
  }

  @Test
  public void every_command_is_in_one_group_of_the_help() {
    List<String> grouped = HelpPage.GROUPS.values().stream().flatMap(List::stream).toList();
    CommandLine main = Main.line();

    assertThat(grouped)
        .containsExactlyInAnyOrderElementsOf(
            main.getSubcommands().entrySet().stream()
                .filter(e -> !e.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList());
    assertThat(main.getUsageMessage(Ansi.OFF)).contains(HelpPage.GROUPS.keySet());
  }

  @Test
  public void a_number_out_of_range_is_reported_with_the_range() {
    assertThat(CommandResult.of("serve", "--port=65536"))
        .extracting(CommandResult::exit, CommandResult::err)
        .containsExactly(
            Main.Exit.USAGE,
            "--port must be from 0 to 65535, got 65536. 0 is a free port."
                + System.lineSeparator());
    assertThat(CommandResult.of("timings", "2026.7.3", "2026.1.1", "--rounds=0").err())
        .contains("--rounds must be at least 1, got 0.");
  }

  @Test
  public void schemas_are_listed_and_printed() {
    assertThat(CommandResult.of("schema").out().lines())
        .hasSizeGreaterThan(17)
        .contains("app", "comparison", "diagnosis", "prediction", "record", "run");
    assertThat(CommandResult.of("schema", "prediction").out())
        .startsWith("{")
        .contains("\"urn:crosscheck:schema:prediction:1\"");
  }

  @Test
  public void the_visits_of_a_run_are_listed_without_making_them() {
    CommandResult all =
        CommandResult.of("run", "--list", "--fixture=isolation", "--hosting=bare,pyscript-com");
    CommandResult part =
        CommandResult.of(
            "run", "--list", "--fixture=isolation", "--hosting=bare,pyscript-com", "--shard=1/2");

    assertThat(all.exit()).as(all.err()).isZero();
    assertThat(all.out().lines())
        .hasSize(4)
        .contains("isolation bare chrome none", "isolation pyscript-com firefox none");
    assertThat(part.out().lines()).hasSize(2).allMatch(line -> all.out().contains(line));
    assertThat(part.err()).contains("2 visits with", "shard 1/2");
    assertThat(CommandResult.of("run", "--list", "--shard=3/2").err())
        .contains("There is no shard 3 of 2.");
  }

  @Test
  public void hostings_are_listed() {
    CommandResult result = CommandResult.of("hostings");

    assertThat(result.exit()).isEqualTo(Main.Exit.SAME);
    assertThat(result.out()).contains("bare", "A server that sends no headers of its own");
  }

  @Test
  public void a_hosting_is_shown_with_its_predictions() {
    CommandResult result = CommandResult.of("hostings", "permissions-policy-off");

    assertThat(result.exit()).isEqualTo(Main.Exit.SAME);
    assertThat(result.out())
        .contains(
            "Permissions-Policy: cross-origin-isolated=()",
            "chrome: not isolated",
            "which Chrome obeys",
            "firefox: isolated");
  }

  @Test
  public void an_unknown_claim_is_reported_with_a_suggestion() {
    CommandResult result = CommandResult.of("claims", "headers-isolate-pag");

    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(result.err()).contains("Did you mean headers-isolate-page?");
  }

  @Test
  public void a_folder_outside_a_checkout_is_reported() {
    try (Folder folder = new Folder()) {
      CommandResult result = CommandResult.in(new Checkout(folder.path()), "hostings");

      assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
      assertThat(result.err())
          .contains("There is no Crosscheck checkout at or above " + folder.path());
    }
  }
}
