package org.crosscheck.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of a command: wrapped at spaces only, with its subcommands in groups. */
final class HelpPage extends Help {
  /** The groups of commands, in the order of the help. */
  static final Map<String, List<String>> GROUPS = groups();

  /** The environment variables that Crosscheck reads. */
  private static final Map<String, String> VARIABLES = variables();

  private static final int GAP = 2;

  HelpPage(CommandSpec spec, ColorScheme colors) {
    super(spec, colors);
  }

  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put(
        "Does it work on my page and my hosting?", List.of("doctor", "explain", "app", "watch"));
    groups.put(
        "Do the claims hold?", List.of("run", "report", "compare", "accept", "history", "site"));
    groups.put("Is a release worse?", List.of("releases", "ladder", "bisect", "timings"));
    groups.put(
        "What is tested?",
        List.of("claims", "documents", "hostings", "mutants", "serve", "export", "import"));
    groups.put(
        "This machine, and other programs", List.of("setup", "bench", "completion", "schema"));
    return groups;
  }

  private static Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("CROSSCHECK_REPORTS", "Folder for results, unless --reports names one");
    variables.put("CROSSCHECK_CACHE", "Folder for fetched releases and for data of a distribution");
    variables.put(
        "XDG_CACHE_HOME",
        "Otherwise the folder that contains it, as crosscheck/. Default: ~/.cache");
    variables.put("CROSSCHECK_CHROME", "Chrome or Chromium, instead of the one that is found");
    variables.put("CROSSCHECK_CHROMEDRIVER", "Its driver, of the same version");
    variables.put("CROSSCHECK_FIREFOX", "Firefox, instead of the one that is found");
    variables.put("CROSSCHECK_WEBKIT", "WebKitWebDriver, instead of the one that is found");
    variables.put("JAVA_HOME", "The Java that runs Crosscheck");
    return variables;
  }

  private int width() {
    return commandSpec().usageMessage().width();
  }

  private String wrapped(String[] paragraphs, Object... arguments) {
    WordTable table = new WordTable(colorScheme(), new Column(width(), 0, Overflow.WRAP));
    table.indentWrappedLines = 0;
    for (String paragraph : paragraphs) {
      table.addRowValues(text(String.format(paragraph, arguments)));
    }
    return table.toString();
  }

  private Text text(String text) {
    return colorScheme().text(ProjectLocator.named(text));
  }

  @Override
  public String description(Object... arguments) {
    return wrapped(commandSpec().usageMessage().description(), arguments);
  }

  @Override
  public String footer(Object... arguments) {
    String text = wrapped(commandSpec().usageMessage().footer(), arguments);
    return commandSpec().parent() == null
        ? "\nEnvironment variables:\n" + createTextTable(VARIABLES) + text
        : text;
  }

  @Override
  public Layout createDefaultLayout(
      List<OptionSpec> options, List<PositionalParamSpec> parameters, ColorScheme colors) {
    Column[] columns =
        TextTable.forDefaultColumns(
                colors, calcLongOptionColumnWidth(options, parameters, colors), width())
            .columns();
    return new Layout(colors, new WordTable(colors, columns));
  }

  @Override
  public TextTable createTextTable(Map<?, ?> map) {
    Map<String, String> rows = new LinkedHashMap<>();
    map.forEach((name, value) -> rows.put(String.valueOf(name), String.valueOf(value)));
    return table(rows, longest(rows.keySet()));
  }

  private WordTable table(Map<String, String> rows, int longest) {
    int names = longest + GAP;
    WordTable table =
        new WordTable(
            colorScheme(),
            new Column(names + GAP, GAP, Overflow.SPAN),
            new Column(width() - names - GAP, GAP, Overflow.WRAP));
    rows.forEach((name, value) -> table.addRowValues(text(name), text(value)));
    return table;
  }

  private static int longest(Set<String> names) {
    return names.stream().mapToInt(String::length).max().orElse(0);
  }

  @Override
  public String commandList(Map<String, Help> commands) {
    Map<String, String> all = new LinkedHashMap<>();
    commands.forEach(
        (name, help) -> all.put(name, help.commandSpec().usageMessage().description()[0]));
    StringBuilder text = new StringBuilder();
    Set<String> left = new LinkedHashSet<>(all.keySet());
    List<Map.Entry<String, List<String>>> groups = new ArrayList<>(GROUPS.entrySet());
    for (Map.Entry<String, List<String>> group : groups) {
      Map<String, String> rows = new LinkedHashMap<>();
      group.getValue().stream().filter(left::remove).forEach(n -> rows.put(n, all.get(n)));
      if (!rows.isEmpty()) {
        text.append(text.isEmpty() ? "" : "\n").append(group.getKey()).append('\n');
        text.append(table(rows, longest(all.keySet())));
      }
    }
    Map<String, String> rest = new LinkedHashMap<>();
    left.forEach(name -> rest.put(name, all.get(name)));
    return rest.isEmpty() ? text.toString() : text + "\n" + table(rest, longest(all.keySet()));
  }
}
