package org.crosscheck.platform.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.crosscheck.message.UserError;

/**
 * A path pattern of path-to-regexp 6.1 with the options strict and sensitive: {@code :name}, {@code
 * (regex)}, {@code {before:name after}}, each with {@code ?}, {@code *} or {@code +} after it. A
 * slash or dot right before a part belongs to it.
 */
final class PathToRegexp {
  private static final String MODIFIERS = "*+?";
  private static final String SEGMENT = "[^/]+?";

  private final String source;
  private final StringBuilder regex = new StringBuilder();
  private final List<String> names = new ArrayList<>();
  private final Pattern pattern;
  private int at;

  private PathToRegexp(String source) {
    this.source = PatternLimits.pattern(source);
    while (at < source.length()) {
      next();
    }
    try {
      pattern = Pattern.compile(regex.toString());
    } catch (PatternSyntaxException e) {
      throw bad(e.getDescription());
    }
  }

  /**
   * {@return the parsed pattern}
   *
   * @throws UserError if path-to-regexp would reject it
   */
  static PathToRegexp of(String source) {
    return new PathToRegexp(source);
  }

  /** {@return the values of the placeholders by name; empty if the path does not match} */
  Optional<Map<String, String>> match(String path) {
    return captures(path)
        .map(
            values -> {
              Map<String, String> named = new HashMap<>(values);
              named.keySet().removeIf(name -> name.startsWith("$"));
              return named;
            });
  }

  /**
   * {@return the values of the placeholders by name, and those of all groups by {@code $1} and so
   * on; empty if the path does not match}
   */
  Optional<Map<String, String>> captures(String path) {
    Matcher matcher = pattern.matcher(PatternLimits.text(pattern, path));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String value = Optional.ofNullable(matcher.group(i + 1)).orElse("");
      values.put("$" + (i + 1), value);
      if (!names.get(i).isEmpty()) {
        values.put(names.get(i), value);
      }
    }
    return Optional.of(values);
  }

  /** {@return an example value for each placeholder} */
  Map<String, String> example() {
    Map<String, String> values = new HashMap<>();
    names.forEach(name -> values.put(name, "x"));
    return values;
  }

  private void next() {
    char c = source.charAt(at);
    if (partStarts()) {
      part("");
    } else if (c == '{') {
      braces();
    } else if (c == '}') {
      throw bad("there is a '}' without a '{'");
    } else if (MODIFIERS.indexOf(c) >= 0) {
      throw bad("'" + c + "' follows nothing; write (.*) to match any characters");
    } else if (c == '\\') {
      at++;
      regex.append(Pattern.quote(take()));
    } else {
      String text = take();
      if ((c == '/' || c == '.') && partStarts()) {
        part(text);
      } else {
        regex.append(Pattern.quote(text));
      }
    }
  }

  private boolean partStarts() {
    return at < source.length() && (source.charAt(at) == ':' || source.charAt(at) == '(');
  }

  private void part(String before) {
    String name = name();
    String inner = inner();
    names.add(name);
    append(before, inner.isEmpty() ? SEGMENT : inner, "");
  }

  private void braces() {
    at++;
    String before = plain();
    String name = name();
    String inner = inner();
    String after = plain();
    if (at >= source.length() || source.charAt(at) != '}') {
      throw bad("a '{' is not closed");
    }
    at++;
    boolean group = !name.isEmpty() || !inner.isEmpty();
    if (group) {
      names.add(name);
    }
    append(before, group && inner.isEmpty() ? SEGMENT : inner, after);
  }

  private void append(String before, String inner, String after) {
    String modifier =
        at < source.length() && MODIFIERS.indexOf(source.charAt(at)) >= 0 ? take() : "";
    String head = Pattern.quote(before);
    String tail = Pattern.quote(after);
    boolean bare = before.isEmpty() && after.isEmpty();
    boolean repeats = modifier.equals("*") || modifier.equals("+");
    if (inner.isEmpty()) {
      regex.append("(?:").append(head).append(tail).append(')').append(modifier);
    } else if (bare) {
      regex.append('(').append(inner).append(')').append(modifier);
    } else if (repeats) {
      String item = "(?:" + inner + ")";
      regex.append("(?:" + head + "(" + item + "(?:" + tail + head + item + ")*)" + tail + ")");
      regex.append(modifier.equals("*") ? "?" : "");
    } else {
      regex.append("(?:" + head + "(" + inner + ")" + tail + ")" + modifier);
    }
  }

  /** Consumes a {@code :name} if one is next, and returns the name, or "". */
  private String name() {
    if (at >= source.length() || source.charAt(at) != ':') {
      return "";
    }
    Matcher word = Pattern.compile("\\w+").matcher(source).region(at + 1, source.length());
    if (!word.lookingAt()) {
      throw bad("there is no name after a ':'");
    }
    at = word.end();
    return word.group();
  }

  /** Consumes a {@code (regex)} if one is next, and returns its content, or "". */
  private String inner() {
    if (at >= source.length() || source.charAt(at) != '(') {
      return "";
    }
    int start = at + 1;
    int depth = 1;
    int i = start;
    while (i < source.length()) {
      char c = source.charAt(i);
      if (c == '(' && !source.startsWith("?", i + 1)) {
        throw bad("'(' inside '(' must be '(?:'");
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        break;
      }
      i += c == '\\' ? 2 : 1;
    }
    if (depth > 0) {
      throw bad("a '(' is not closed");
    }
    String inner = source.substring(start, i);
    if (inner.isEmpty() || inner.startsWith("?")) {
      throw bad("'(" + inner + ")' is not a pattern");
    }
    at = i + 1;
    return inner;
  }

  private String plain() {
    StringBuilder text = new StringBuilder();
    while (at < source.length() && ("{}:(" + MODIFIERS).indexOf(source.charAt(at)) < 0) {
      if (source.charAt(at) == '\\') {
        at++;
      }
      text.append(take());
    }
    return text.toString();
  }

  private String take() {
    String taken = at < source.length() ? source.substring(at, at + 1) : "";
    at++;
    return taken;
  }

  private UserError bad(String why) {
    return new UserError(
        "'" + source + "' is not a valid path pattern: " + why + ".", "Correct it.");
  }
}
