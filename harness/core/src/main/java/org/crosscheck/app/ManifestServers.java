package org.crosscheck.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.crosscheck.yaml.YamlMap;

/** Reads the servers that a manifest lists under {@code serve}. */
final class ManifestServers {
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

  private ManifestServers() {}

  /**
   * {@return the servers of a manifest, in file order}
   *
   * @param folder where they run
   */
  static List<PageServer> read(YamlMap root, Path folder) {
    if (root.kind("serve") == YamlMap.Kind.TEXT) {
      return root.make(r -> server(words(r.text("serve")), folder)).stream().toList();
    }
    List<PageServer> servers = new ArrayList<>();
    Set<Object> taken = new HashSet<>();
    for (YamlMap map : root.maps("serve")) {
      map.only("command", "port", "port-variable");
      map.make(m -> server(m, folder)).ifPresent(servers::add);
      if (map.has("port") && !taken.add(map.text("port"))) {
        map.report("port", "two servers listen on port " + map.text("port"));
      }
      String variable = map.text("port-variable", PageServer.VARIABLE);
      if (!taken.add(variable)) {
        map.report("port-variable", "two servers have the port-variable '" + variable + "'");
      }
    }
    return servers;
  }

  private static PageServer server(YamlMap map, Path folder) {
    List<String> command =
        map.kind("command") == YamlMap.Kind.LIST
            ? map.texts("command")
            : words(map.text("command"));
    OptionalInt port =
        map.has("port") ? OptionalInt.of(map.number("port", 0)) : OptionalInt.empty();
    return new PageServer(command, folder, port, map.text("port-variable", PageServer.VARIABLE));
  }

  private static PageServer server(List<String> command, Path folder) {
    return new PageServer(command, folder, OptionalInt.empty(), PageServer.VARIABLE);
  }

  /** {@return the words of a command, of which those with spaces are in quotes} */
  private static List<String> words(String command) {
    return WORD.matcher(command)
        .results()
        .map(MatchResult::group)
        .map(
            word ->
                word.matches("\"[^\"]*\"|'[^']*'") ? word.substring(1, word.length() - 1) : word)
        .toList();
  }

  /** Reports the placeholders in the path of a page that no server fills. */
  static void checkPlaceholders(YamlMap map, List<PageServer> servers) {
    PLACEHOLDER
        .matcher(map.text("path"))
        .results()
        .map(MatchResult::group)
        .filter(found -> servers.stream().noneMatch(s -> s.placeholder().equals(found)))
        .forEach(
            found ->
                map.report(
                    "path", "'" + found + "' is not the port-variable of a server of 'serve'"));
  }
}
