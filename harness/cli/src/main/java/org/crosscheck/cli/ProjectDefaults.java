package org.crosscheck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.message.Suggestions;
import org.crosscheck.yaml.YamlFile;
import org.crosscheck.yaml.YamlMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Defaults of options that a project sets, in a file with a map of options for each command, such
 * as {@code run: {browser: firefox, hosting: [bare, pyscript-com]}}. An option on the command line
 * replaces its default.
 */
final class ProjectDefaults implements IDefaultValueProvider {
  /** The name of the file, in the current folder. */
  static final String FILE = ".crosscheck.yaml";

  private final Map<String, Map<String, String>> byCommand;

  private ProjectDefaults(Map<String, Map<String, String>> byCommand) {
    this.byCommand = byCommand;
  }

  /**
   * {@return the defaults in a file; none if there is no such file}
   *
   * @param commands the names of all commands
   * @param line the command line, with the commands whose options are checked
   * @throws org.crosscheck.message.UserError with every mistake in the file
   */
  static ProjectDefaults read(Path file, Collection<String> commands, CommandLine line) {
    if (!Files.exists(file)) {
      return new ProjectDefaults(Map.of());
    }
    return YamlFile.read(
        file,
        root -> {
          Map<String, Map<String, String>> byCommand = new HashMap<>();
          for (String name : root.names()) {
            if (!commands.contains(name)) {
              root.report(
                  name,
                  Suggestions.unknown("command", name, commands, "crosscheck --help").problem());
            }
            CommandLine command = line.getSubcommands().get(name);
            if (command != null) {
              root.map(name).ifPresent(map -> byCommand.put(name, values(map, command)));
            }
          }
          return Optional.of(new ProjectDefaults(byCommand));
        });
  }

  private static Map<String, String> values(YamlMap map, CommandLine command) {
    Map<String, String> values = new HashMap<>();
    for (String name : map.names()) {
      OptionSpec option = command.getCommandSpec().findOption("--" + name);
      if (option == null) {
        String known =
            Suggestions.to(
                    name,
                    command.getCommandSpec().options().stream()
                        .map(o -> o.longestName().replaceFirst("^--", ""))
                        .toList())
                .map(meant -> "; did you mean " + meant + "?")
                .orElse("");
        map.report(
            name, "%s has no option --%s%s".formatted(command.getCommandName(), name, known));
      } else if (option.group() != null || option.usageHelp() || option.versionHelp()) {
        map.report(name, "--" + name + " has no default; give it on the command line");
      } else {
        values.put("--" + name, String.join(",", map.texts(name)));
      }
    }
    return values;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? byCommand.getOrDefault(option.command().name(), Map.of()).get(option.longestName())
        : null;
  }
}
