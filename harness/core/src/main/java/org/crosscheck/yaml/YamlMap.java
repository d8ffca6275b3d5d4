package org.crosscheck.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML mapping whose entries are read by name. Missing or wrong entries are reported as problems
 * of the file.
 */
public final class YamlMap {
  private final YamlFile file;
  private final Node node;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();

  YamlMap(YamlFile file, Node node) {
    this.file = file;
    this.node = node;
    if (!(node instanceof MappingNode mapping)) {
      file.report(node, "expected entries of the form 'name: value'");
      return;
    }
    for (NodeTuple entry : mapping.getValue()) {
      String name = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
      keys.put(name, entry.getKeyNode());
      if (entries.put(name, entry.getValueNode()) != null) {
        file.report(entry.getKeyNode(), "'" + name + "' is a duplicate entry");
      }
    }
  }

  /**
   * Reads an entry that still has its old name under its new one, and reports that it was renamed.
   *
   * @param names old names and their new ones
   */
  public YamlMap renamed(Map<String, String> names) {
    names.forEach(
        (old, now) -> {
          Node key = keys.remove(old);
          Node value = entries.remove(old);
          if (key != null && value != null) {
            file.report(key, "'" + old + "' is now called '" + now + "'");
            keys.putIfAbsent(now, key);
            entries.putIfAbsent(now, value);
          }
        });
    return this;
  }

  /** Reports every entry whose name is not among the known ones. */
  public YamlMap only(String... known) {
    for (Map.Entry<String, Node> key : keys.entrySet()) {
      if (!List.of(known).contains(key.getKey())) {
        String meant =
            Suggestions.to(key.getKey(), List.of(known))
                .map(n -> "; did you mean " + n + "?")
                .orElse(".");
        file.report(
            key.getValue(),
            "unknown entry '" + key.getKey() + "'" + meant + " Known: " + String.join(", ", known));
      }
    }
    return this;
  }

  /** {@return the names of the entries, in the order of the file} */
  public Set<String> names() {
    return entries.keySet();
  }

  /** {@return whether there is an entry of this name} */
  public boolean has(String name) {
    return entries.containsKey(name);
  }

  /** What an entry holds. */
  public enum Kind {
    /** There is no such entry. */
    ABSENT,
    /** A text. */
    TEXT,
    /** A number, true, false or null. */
    OTHER,
    /** A list. */
    LIST,
    /** Entries by name. */
    MAP
  }

  /** {@return what the entry of this name holds} */
  public Kind kind(String name) {
    Node value = entries.get(name);
    if (value == null) {
      return Kind.ABSENT;
    }
    if (value instanceof ScalarNode scalar) {
      return scalar.getTag().equals(Tag.STR) ? Kind.TEXT : Kind.OTHER;
    }
    return value instanceof SequenceNode ? Kind.LIST : Kind.MAP;
  }

  /** {@return where this mapping starts} */
  public Place place() {
    return YamlFile.place(node);
  }

  /**
   * {@return where the name of an entry is, or where the mapping starts if there is no such entry}
   */
  public Place place(String name) {
    return YamlFile.place(keys.getOrDefault(name, node));
  }

  /** {@return the text of a required entry; "", with a problem reported, if it is missing} */
  public String text(String name) {
    if (!has(name)) {
      file.report(node, "'" + name + "' is missing");
      return "";
    }
    return scalar(entries.get(name), name);
  }

  /** {@return the text of an entry, or a default if there is no such entry} */
  public String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  /** {@return the integer of an entry, or a default if there is no such entry} */
  public int number(String name, int otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    String text = text(name);
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      report(name, "'" + text + "' is not a whole number");
      return otherwise;
    }
  }

  /** {@return the boolean of an entry, or a default if there is no such entry} */
  public boolean flag(String name, boolean otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    String text = text(name);
    if (!text.equals("true") && !text.equals("false")) {
      report(name, "'" + text + "' is neither true nor false");
    }
    return text.equals("true");
  }

  /** {@return the texts of a list, or of a single text; empty if there is no such entry} */
  public List<String> texts(String name) {
    Node value = entries.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(item -> scalar(item, name)).toList();
    }
    return List.of(scalar(value, name));
  }

  /** {@return the values made from each text in a list; those that cannot be made are reported} */
  public <T> List<T> texts(String name, Function<String, T> maker) {
    Node value = entries.get(name);
    List<Node> items =
        value == null
            ? List.of()
            : value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
    List<T> made = new ArrayList<>();
    for (Node item : items) {
      int before = file.problemCount();
      String text = scalar(item, name);
      if (file.problemCount() == before) {
        try {
          made.add(maker.apply(text));
        } catch (UserError e) {
          file.report(item, e.getMessage());
        }
      }
    }
    return made;
  }

  /** {@return the mapping under a name, or empty if there is no such entry} */
  public Optional<YamlMap> map(String name) {
    return Optional.ofNullable(entries.get(name)).map(value -> new YamlMap(file, value));
  }

  /** {@return the mappings in the list under a name; empty if there is no such entry} */
  public List<YamlMap> maps(String name) {
    Node value = entries.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(item -> new YamlMap(file, item)).toList();
    }
    return List.of(new YamlMap(file, value));
  }

  /**
   * {@return any value as a Java object: text, number, true or false, null, list or map} Numbers
   * are {@link Integer}, {@link Long}, {@link java.math.BigInteger} or {@link Double}.
   */
  public @Nullable Object any(String name) {
    Node value = entries.get(name);
    if (value == null) {
      file.report(node, "'" + name + "' is missing");
      return null;
    }
    try {
      return new Anything().of(value);
    } catch (MarkedYamlEngineException e) {
      file.report(value, "'" + name + "' cannot be read: " + e.getProblem());
      return null;
    }
  }

  /**
   * Makes a value from this mapping, and reports a {@link UserError} as a problem of the file.
   *
   * @return the value, or empty if a problem was reported
   */
  public <T> Optional<T> make(Function<YamlMap, T> maker) {
    int before = file.problemCount();
    try {
      T value = maker.apply(this);
      return file.problemCount() == before ? Optional.of(value) : Optional.empty();
    } catch (UserError e) {
      if (file.problemCount() == before) {
        file.report(node, e.getMessage());
      }
      return Optional.empty();
    }
  }

  /**
   * {@return the values made from each mapping in a list; those that cannot be made are reported}
   */
  public <T> List<T> each(String name, Function<YamlMap, T> maker) {
    List<T> made = new ArrayList<>();
    maps(name).forEach(map -> map.make(maker).ifPresent(made::add));
    return made;
  }

  /**
   * Reports a problem with the entry of this name, or with the mapping if there is no such entry.
   */
  public void report(String name, String problem) {
    file.report(entries.getOrDefault(name, node), problem);
  }

  private String scalar(@Nullable Node value, String name) {
    if (value instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    file.report(value == null ? node : value, "'" + name + "' must be text");
    return "";
  }

  /** Converts a node with the library's own rules, as in a document without positions. */
  private static final class Anything extends StandardConstructor {
    Anything() {
      super(LoadSettings.builder().build());
    }

    @Nullable Object of(Node node) {
      return constructSingleDocument(Optional.of(node));
    }
  }
}
