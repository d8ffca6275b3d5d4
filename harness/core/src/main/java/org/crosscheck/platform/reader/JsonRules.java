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

/** Reads the parts that rules of all JSON files have in common. */
final class JsonRules {
  static final String HEADERS = "headers";

  private final Findings findings;
  private final UnaryOperator<String> placeholders;

  JsonRules(Findings findings) {
    this(findings, name -> name);
  }

  /**
   * Rules whose header names may contain placeholders; {@code placeholders} replaces them before a
   * name is checked.
   */
  JsonRules(Findings findings, UnaryOperator<String> placeholders) {
    this.findings = findings;
    this.placeholders = placeholders;
  }

  /**
   * {@return the text of an entry; "", after a problem was reported, if it is missing or not a
   * string}
   */
  String text(YamlMap map, String name) {
    Kind kind = map.kind(name);
    if (kind == Kind.TEXT || kind == Kind.ABSENT) {
      return map.text(name);
    }
    map.report(name, "'" + name + "' must be a string");
    return "";
  }

  /**
   * {@return the objects of a list; empty if it is missing or, after a problem was reported, not a
   * list}
   */
  List<YamlMap> list(YamlMap map, String name) {
    if (map.kind(name) != Kind.LIST && map.has(name)) {
      map.report(name, "'" + name + "' must be a list");
      return List.of();
    }
    return map.maps(name);
  }

  /**
   * {@return the object of an entry; empty if it is missing or, after a problem was reported, not
   * an object}
   */
  Optional<YamlMap> map(YamlMap map, String name) {
    if (map.kind(name) != Kind.MAP && map.has(name)) {
      map.report(name, "'" + name + "' must be an object");
      return Optional.empty();
    }
    return map.map(name);
  }

  /** Adds a remark for each entry that the platform does not recognize. */
  void known(YamlMap map, String... known) {
    for (String name : map.names()) {
      if (!List.of(known).contains(name)) {
        unknown(map, name, List.of(known));
      }
    }
  }

  /**
   * Adds a remark for each likely misspelling of the given names, and one if none of them exists.
   */
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
              + String.join("' or '", wanted)
              + "', so "
              + findings.platform()
              + " sends no headers for it");
    }
  }

  private void unknown(YamlMap map, String name, List<String> known) {
    String meant = Suggestions.to(name, known).map(n -> "; did you mean " + n + "?").orElse("");
    findings.remark(
        map.place(name), findings.platform() + " ignores the unknown entry '" + name + "'" + meant);
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

  /** Adds a line, or reports at an entry why it cannot be sent. */
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
                      "'%s' is set earlier in this rule (line %d); %s sends only the last one"
                          .formatted(name, before.at().line(), findings.platform())));
      lines.add(line);
    } catch (UserError e) {
      map.report(entry, e.getMessage());
    }
  }
}
