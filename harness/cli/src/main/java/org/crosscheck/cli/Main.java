package org.crosscheck.cli;

import java.util.Optional;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of Crosscheck. */
@Command(
    name = "crosscheck",
    description =
        "Says, sentence by sentence, what of PyScript's worker documentation holds where.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    subcommands = {
      RunCommand.class,
      ReportCommand.class,
      HistoryCommand.class,
      AcceptCommand.class,
      CompareCommand.class,
      ClaimsCommand.class,
      HostingsCommand.class,
      ReleasesCommand.class,
      LadderCommand.class,
      BisectCommand.class,
      TimingsCommand.class,
      DoctorCommand.class,
      ExplainCommand.class,
      AppCommand.class,
      ServeCommand.class,
      ExportCommand.class,
      SetupCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 as accepted, 1 something differs from the baseline, 2 wrong usage or something"
          + " missing, 3 our fault."
    })
public final class Main {
  /** What the program's exit codes mean. */
  static final class Exit {
    static final int SAME = 0;
    static final int DIFFERS = 1;
    static final int USAGE = 2;
    static final int INTERNAL_ERROR = 3;

    private Exit() {}
  }

  Main() {}

  /** Runs the command that the arguments name, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  static int execute(String... arguments) {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(Main::failed);
    line.setParameterExceptionHandler(Main::misused);
    if (arguments.length == 0) {
      line.usage(System.out);
      return Exit.USAGE;
    }
    try {
      return line.execute(arguments);
    } catch (Error e) {
      // Only exceptions reach the handler below.
      return ourFault(e, line);
    }
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    if (e instanceof UserError error) {
      line.getErr().println(error.getMessage());
      return Exit.USAGE;
    }
    return ourFault(e, line);
  }

  private static int ourFault(Throwable e, CommandLine line) {
    line.getErr().println("Crosscheck itself failed; please report this with what follows.");
    e.printStackTrace(line.getErr());
    return Exit.INTERNAL_ERROR;
  }

  private static Optional<String> meant(
      CommandLine.UnmatchedArgumentException e, CommandLine line) {
    return e.getSuggestions().stream()
        .findFirst()
        .or(() -> Suggestions.to(e.getUnmatched().get(0), line.getSubcommands().keySet()));
  }

  private static int misused(CommandLine.ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    StringBuilder said = new StringBuilder(e.getMessage()).append('.');
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      meant(unmatched, line)
          .ifPresent(name -> said.append(" Did you mean ").append(name).append('?'));
    }
    said.append(" See './").append(line.getCommandSpec().qualifiedName()).append(" --help'.");
    line.getErr().println(said);
    return Exit.USAGE;
  }
}
