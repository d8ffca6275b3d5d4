package org.crosscheck.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.crosscheck.message.Suggestions;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** Prints a script that completes commands and options in a shell. */
@Command(
    name = "completion",
    description = {
      "Print a script that completes commands, options and names in a shell",
      "bash, zsh: source <(crosscheck completion bash). fish: crosscheck completion fish | source."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
@WithoutResult("It prints a script for a shell.")
final class CompletionCommand implements Callable<Integer> {
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Shells.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String shell = "";

  /** The shells that are known. */
  static final class Shells implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return SHELLS.iterator();
    }
  }

  @Override
  public Integer call() {
    if (!SHELLS.contains(shell)) {
      throw Suggestions.unknown("shell", shell, SHELLS);
    }
    // Picocli's script is for bash, and for zsh, where it loads bashcompinit.
    System.out.print(
        shell.equals("fish") ? fish(Main.line()) : AutoComplete.bash("crosscheck", Main.line()));
    return Main.Exit.SAME;
  }

  private static String fish(CommandLine main) {
    List<String> lines = new ArrayList<>(List.of("complete -c crosscheck -f"));
    main.getCommandSpec()
        .subcommands()
        .forEach(
            (name, command) -> {
              CommandSpec spec = command.getCommandSpec();
              if (!spec.usageMessage().hidden()) {
                String summary = spec.usageMessage().description()[0];
                lines.add(
                    "complete -c crosscheck -n __fish_use_subcommand -a %s -d %s"
                        .formatted(name, quoted(summary)));
                spec.options().forEach(option -> lines.add(line(name, option)));
                candidates(spec)
                    .forEach(word -> lines.add(condition(name) + " -a " + quoted(word)));
              }
            });
    return String.join("\n", lines) + "\n";
  }

  private static String condition(String command) {
    return "complete -c crosscheck -n '__fish_seen_subcommand_from %s'".formatted(command);
  }

  private static Stream<String> candidates(CommandSpec spec) {
    return spec.positionalParameters().stream()
        .filter(parameter -> parameter.completionCandidates() != null)
        .flatMap(
            parameter ->
                StreamSupport.stream(parameter.completionCandidates().spliterator(), false));
  }

  private static String line(String command, OptionSpec option) {
    StringBuilder line = new StringBuilder(condition(command));
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^--?", ""));
    }
    if (option.arity().max() > 0) {
      line.append(" -r");
      if (option.completionCandidates() != null) {
        String words =
            StreamSupport.stream(option.completionCandidates().spliterator(), false)
                .collect(Collectors.joining(" "));
        line.append(" -a ").append(quoted(words));
      } else {
        // Most other values are files and folders.
        line.append(" -F");
      }
    }
    String first = String.join(" ", option.description()).replaceFirst("(?<=\\.) .*", "");
    return line.append(" -d ").append(quoted(first.replaceAll("\\$\\{[^}]*}", "..."))).toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
