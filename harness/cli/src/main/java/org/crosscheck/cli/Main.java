package org.crosscheck.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.message.Credentials;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.message.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line of Crosscheck. */
@Command(
    name = "crosscheck",
    description = "Test the claims of PyScript's worker documentation in real browsers",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = Main.Exit.HEADING,
    exitCodeList = {
      "0:As accepted",
      "1:Something differs from the baseline",
      "2:Wrong usage, or something is missing",
      "3:Internal error"
    },
    footer = {
      "",
      "'crosscheck COMMAND --help' shows the options of a command. A file .crosscheck.yaml in the"
          + " current folder sets their defaults, such as: run: {browser: firefox}"
    })
public final class Main {
  /** The exit codes of the program. */
  static final class Exit {
    static final int SAME = 0;
    static final int DIFFERS = 1;
    static final int USAGE = 2;
    static final int INTERNAL_ERROR = 3;

    /** The heading above the list of exit codes in the help of a command. */
    static final String HEADING = "%nExit codes:%n";

    private Exit() {}
  }

  private static final int LONGEST_LINE = 4000;

  Main() {}

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = {
        "Folder for results. Default: $CROSSCHECK_REPORTS, or reports/ in a checkout, or"
            + " crosscheck-reports/ here."
      })
  void reports(Path folder) {
    ProjectLocator.results(Optional.of(folder));
  }

  /** Runs the command that the arguments name and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  private static final Set<String> VERSION = Set.of("--version", "-V");

  private static final List<Class<?>> COMMANDS =
      List.of(
          RunCommand.class,
          ReportCommand.class,
          HistoryCommand.class,
          SiteCommand.class,
          AcceptCommand.class,
          CompareCommand.class,
          ClaimsCommand.class,
          DocumentsCommand.class,
          HostingsCommand.class,
          ReleasesCommand.class,
          LadderCommand.class,
          BisectCommand.class,
          TimingsCommand.class,
          BenchCommand.class,
          MutantsCommand.class,
          DoctorCommand.class,
          ExplainCommand.class,
          AppCommand.class,
          WatchCommand.class,
          ServeCommand.class,
          ExportCommand.class,
          ImportCommand.class,
          SetupCommand.class,
          SchemaCommand.class,
          CompletionCommand.class,
          RehearseCommand.class);

  /** {@return the command line with all commands} */
  static CommandLine line() {
    return line(COMMANDS);
  }

  /**
   * {@return the command line with the command that the first argument names, if it names one, and
   * without commands if only the version is asked for} The model of a command is made by
   * reflection, which takes longer than most commands that open no browser.
   */
  private static CommandLine line(String[] arguments) {
    if (VERSION.containsAll(List.of(arguments))) {
      return line(List.of());
    }
    List<Class<?>> named = COMMANDS.stream().filter(c -> name(c).equals(arguments[0])).toList();
    return named.isEmpty() ? line() : line(named);
  }

  /** {@return the name of a command} Its class is named after it, so no annotation must be read. */
  private static String name(Class<?> command) {
    return command.getSimpleName().replaceFirst("Command$", "").toLowerCase(Locale.ROOT);
  }

  private static CommandLine line(List<Class<?>> commands) {
    CommandLine line = new CommandLine(new Main());
    commands.forEach(line::addSubcommand);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((e, failed, parsed) -> failed(e, failed));
    line.setParameterExceptionHandler(Main::usageError);
    line.setHelpFactory(HelpPage::new);
    line.setUsageHelpAutoWidth(true);
    line.getSubcommands().values().forEach(Main::withExitCodes);
    return line;
  }

  /** Every help has a list of exit codes; that of a command that only lists or writes is short. */
  private static void withExitCodes(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    if (usage.exitCodeList().isEmpty()) {
      Map<String, String> codes = new LinkedHashMap<>();
      codes.put("0", "Done");
      codes.put("2", "Wrong usage, or something is missing");
      codes.put("3", "Internal error");
      usage.exitCodeListHeading(Exit.HEADING).exitCodeList(codes);
    }
  }

  static int execute(String... arguments) {
    ProjectLocator.results(Optional.empty());
    CommandLine line = arguments.length == 0 ? line() : line(arguments);
    try {
      line.setDefaultValueProvider(
          ProjectDefaults.read(
              Path.of(ProjectDefaults.FILE), COMMANDS.stream().map(Main::name).toList(), line));
    } catch (UserError e) {
      return failed(e, line);
    }
    if (arguments.length == 0) {
      line.usage(System.out);
      return Exit.USAGE;
    }
    try {
      return line.execute(arguments);
    } catch (Error e) {
      // Only exceptions reach the handler below.
      return internalError(e, line);
    }
  }

  private static int failed(Exception e, CommandLine line) {
    if (e instanceof UserError error) {
      line.getErr().println(shown(error.getMessage()));
      return Exit.USAGE;
    }
    return internalError(e, line);
  }

  /**
   * Messages quote options, files and servers, so passwords are removed, hidden characters are made
   * visible, and long lines are cut.
   */
  private static String shown(String message) {
    return TextSanitizer.of(Credentials.without(ProjectLocator.named(message)))
        .lines()
        .map(text -> text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "…")
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static int internalError(Throwable e, CommandLine line) {
    line.getErr().println("Internal error in Crosscheck. Please report it with the lines below.");
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    line.getErr().println(Credentials.without(trace.toString()));
    return Exit.INTERNAL_ERROR;
  }

  /** An option is compared without its dashes by picocli; a command as every other name is. */
  private static Optional<String> suggestion(
      CommandLine.UnmatchedArgumentException e, CommandLine line) {
    String first = e.getUnmatched().get(0);
    return first.startsWith("-")
        ? e.getSuggestions().stream().findFirst()
        : Suggestions.to(first, line.getSubcommands().keySet());
  }

  private static String problem(CommandLine.ParameterException e) {
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      CommandLine line = e.getCommandLine();
      if (first.startsWith("-")) {
        // Not what follows it, which is probably its value.
        return "Unknown option: '%s'".formatted(first);
      }
      if (!line.getSubcommands().isEmpty()) {
        return "There is no command '%s'".formatted(first);
      }
    }
    return String.valueOf(e.getMessage());
  }

  private static int usageError(CommandLine.ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    StringBuilder message = new StringBuilder(problem(e)).append('.');
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      suggestion(unmatched, line)
          .ifPresent(name -> message.append(" Did you mean ").append(name).append('?'));
    }
    message.append(" See './").append(line.getCommandSpec().qualifiedName()).append(" --help'.");
    line.getErr().println(shown(message.toString()));
    return Exit.USAGE;
  }
}
