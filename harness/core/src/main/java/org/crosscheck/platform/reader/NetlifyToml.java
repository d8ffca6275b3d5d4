package org.crosscheck.platform.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.Place;
import org.crosscheck.yaml.YamlFile;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads the headers of a {@code netlify.toml}. */
final class NetlifyToml {
  private static final String HEADERS = "headers";
  private static final String VALUES = "values";

  private final Findings findings;
  private final List<NetlifyHeaders.Block> blocks = new ArrayList<>();

  private NetlifyToml(Findings findings) {
    this.findings = findings;
  }

  static NetlifyHeaders read(Path file, Findings findings) {
    TomlParseResult toml = parse(file);
    for (TomlParseError error : toml.errors()) {
      findings.problem(
          place(error.position()), "the file is not valid TOML: " + error.getMessage());
    }
    findings.refuse(file);
    NetlifyToml reader = new NetlifyToml(findings);
    reader.root(toml);
    return NetlifyHeaders.of(file, reader.blocks, findings);
  }

  private static TomlParseResult parse(Path file) {
    String text = YamlFile.text(file);
    try {
      return Toml.parse(text);
    } catch (StackOverflowError e) {
      // The library reads lists and tables recursively and has no limit of its own.
      throw new UserError(
          file + " is not TOML: lists or tables are nested too deeply.", "Correct the file.");
    } catch (AssertionError e) {
      // The library asserts that the four or eight digits of such an escape are there.
      throw new UserError(
          file + " is not TOML: an escape in a string is not complete.", "Correct the file.");
    }
  }

  private void root(TomlTable root) {
    for (String name : root.keySet()) {
      if (!name.equals(HEADERS) && Suggestions.to(name, List.of(HEADERS)).isPresent()) {
        findings.remark(place(root, name), NetlifyHeaders.unknown(name, List.of(HEADERS)));
      }
    }
    if (root.get(List.of("context")) instanceof TomlTable contexts) {
      contexts.keySet().stream()
          .filter(c -> contexts.get(List.of(c)) instanceof TomlTable t && t.contains(HEADERS))
          .forEach(
              c ->
                  findings.remark(
                      place(contexts, c),
                      "Netlify ignores headers of a context; move them to [[headers]], which"
                          + " applies to all contexts"));
    }
    Object headers = root.get(List.of(HEADERS));
    if (headers instanceof TomlArray rules) {
      for (int i = 0; i < rules.size(); i++) {
        if (rules.get(i) instanceof TomlTable rule) {
          rule(place(rules.inputPositionOf(i)), rule);
        } else {
          findings.problem(place(rules.inputPositionOf(i)), "a rule must be a table: [[headers]]");
        }
      }
    } else if (headers != null) {
      findings.problem(
          place(root, HEADERS), "'headers' must be a list of tables; write [[headers]]");
    }
  }

  private void rule(Place at, TomlTable rule) {
    for (String name : rule.keySet()) {
      if (!Set.of("for", VALUES).contains(name)) {
        findings.remark(place(rule, name), NetlifyHeaders.unknown(name, List.of("for", VALUES)));
      }
    }
    Object path = rule.get(List.of("for"));
    if (path == null) {
      findings.problem(at, "'for' is missing; set it to a path such as \"/*\"");
    } else if (!(path instanceof String)) {
      findings.problem(place(rule, "for"), "'for' must be a string, not " + path);
    }
    Object values = rule.get(List.of(VALUES));
    NetlifyHeaders.Block block =
        new NetlifyHeaders.Block(at, path instanceof String text ? Text.trim(text) : "");
    if (values instanceof TomlTable table) {
      inOrder(table).forEach(name -> value(table, name, block));
    } else if (values != null) {
      findings.problem(place(rule, VALUES), "'values' must be a table; write [headers.values]");
    }
    if (path instanceof String) {
      blocks.add(block);
    }
  }

  private void value(TomlTable table, String name, NetlifyHeaders.Block block) {
    Place at = place(table, name);
    Object value = table.get(List.of(name));
    if (Text.trim(name).isEmpty()) {
      findings.problem(at, "the header name is empty");
    } else {
      text(value)
          .ifPresentOrElse(
              text -> NetlifyHeaders.add(at, Text.trim(name), text, block, findings),
              () ->
                  findings.problem(
                      at, "the value of '" + name + "' must be a string or a list of strings"));
    }
    if (value instanceof TomlArray list && list.size() > 1) {
      text(value)
          .ifPresent(
              both ->
                  findings.remark(at, "Netlify sends the list as " + Findings.joined(name, both)));
    }
  }

  /** {@return the header value of a string or a list of strings; empty for anything else} */
  private static Optional<String> text(@Nullable Object value) {
    if (value instanceof String text) {
      return Optional.of(NetlifyHeaders.values(text));
    }
    if (value instanceof TomlArray list
        && list.toList().stream().allMatch(String.class::isInstance)) {
      return Optional.of(
          list.toList().stream()
              .map(item -> Text.trim((String) item))
              .collect(Collectors.joining(", ")));
    }
    return Optional.empty();
  }

  private static List<String> inOrder(TomlTable table) {
    return table.keySet().stream()
        .sorted(
            Comparator.comparingInt((String name) -> place(table, name).line())
                .thenComparingInt(name -> place(table, name).column()))
        .toList();
  }

  private static Place place(TomlTable table, String name) {
    return place(table.inputPositionOf(List.of(name)));
  }

  private static Place place(@Nullable TomlPosition position) {
    TomlPosition known = Objects.requireNonNull(position);
    return new Place(known.line(), known.column());
  }
}
