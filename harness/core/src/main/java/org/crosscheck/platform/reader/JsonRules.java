package org.crosscheck.platform.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.Place;
import org.crosscheck.yaml.YamlMap;
import org.crosscheck.yaml.YamlMap.Kind;

/** What the rules of JSON files have in common. */
final class JsonRules {
  static final String HEADERS = "headers";

  private final Findings findings;
  private final UnaryOperator<String> placeholders;

  JsonRules(Findings findings) {
    this(findings, name -> name);
  }

  /** Rules in whose names placeholders may stand, each filled in to see whether it is a name. */
  JsonRules(Findings findings, UnaryOperator<String> placeholders) {
    this.findings = findings;
    this.placeholders = placeholders;
  }

  /** {@return the text of an entry, or "" after telling that it is missing or none} */
  String text(YamlMap map, String name) {
    Kind kind = map.kind(name);
    if (kind == Kind.TEXT || kind == Kind.ABSENT) {
      return map.text(name);
    }
    map.report(name, "'" + name + "' must be a text in quotes");
    return "";
  }

  /**
   * {@return the mappings of a list; empty if it is not there, or after telling that it is none}
   */
  List<YamlMap> list(YamlMap map, String name) {
    if (map.kind(name) != Kind.LIST && map.has(name)) {
      map.report(name, "'" + name + "' must be a list in [ ]");
      return List.of();
    }
    return map.maps(name);
  }

  /**
   * {@return the mapping of an entry; empty if it is not there, or after telling that it is none}
   */
  Optional<YamlMap> map(YamlMap map, String name) {
    if (map.kind(name) != Kind.MAP && map.has(name)) {
      map.report(name, "'" + name + "' must be entries in { }");
      return Optional.empty();
    }
    return map.map(name);
  }

  /** Remarks every entry that the platform does not know. */
  void known(YamlMap map, String... known) {
    for (String name : map.names()) {
      if (!List.of(known).contains(name)) {
        unknown(map, name, List.of(known));
      }
    }
  }

  /** Remarks entries whose names are nearly the one that the headers stand under. */
  void nearly(YamlMap map, String... wanted) {
    for (String name : map.names()) {
      if (!List.of(wanted).contains(name) && Suggestions.to(name, List.of(wanted)).isPresent()) {
        unknown(map, name, List.of(wanted));
      }
    }
    if (List.of(wanted).stream().noneMatch(map::has)) {
      findings.remark(
          map.place(),
          "there is no '"
              + String.join("' and no '", wanted)
              + "', so "
              + findings.platform()
              + " sends no headers by it");
    }
  }

  private void unknown(YamlMap map, String name, List<String> known) {
    String meant = Suggestions.to(name, known).map(n -> "; did you mean " + n + "?").orElse("");
    findings.remark(map.place(name), findings.platform() + " does not know '" + name + "'" + meant);
  }

  /** {@return the lines of a rule's {@code "headers": [{"key": ..., "value": ...}]}} */
  List<Line> lines(YamlMap rule, BiConsumer<YamlMap, List<Line>> other) {
    List<Line> lines = new ArrayList<>();
    if (!rule.has(HEADERS)) {
      rule.report(HEADERS, "'headers' is missing");
    }
    for (YamlMap map : list(rule, HEADERS)) {
      other.accept(map, lines);
    }
    return lines;
  }

  /** Adds the line of a {@code {"key": ..., "value": ...}}. */
  void pair(YamlMap map, List<Line> lines) {
    map.make(m -> new String[] {text(m, "key"), text(m, "value")})
        .ifPresent(pair -> add(map, "key", map.place(), pair[0], pair[1], lines));
  }

  /** Adds a line, or tells at an entry why it cannot be sent. */
  void add(YamlMap map, String entry, Place at, String name, String value, List<Line> lines) {
    try {
      HeaderField field = new HeaderField(placeholders.apply(name), value);
      findings.misspelt(at, name);
      Line line = new Line(at, name, field.value());
      lines.stream()
          .filter(line::sameName)
          .findFirst()
          .ifPresent(
              before ->
                  findings.remark(
                      at,
                      "'%s' stands in this rule before (line %d); %s sends the later alone"
                          .formatted(name, before.at().line(), findings.platform())));
      lines.add(line);
    } catch (UserError e) {
      map.report(entry, e.getMessage());
    }
  }
}
