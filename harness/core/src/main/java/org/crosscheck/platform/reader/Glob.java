package org.crosscheck.platform.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A path pattern of minimatch without options: {@code *}, {@code ?} and {@code [...]} match within
 * one segment and not a dot at its start, {@code **} matches any segments that do not start with a
 * dot, {@code {a,b}}, {@code {1..3}}, {@code !} at the start, and {@code @(a|b)} with {@code *},
 * {@code +}, {@code ?} and {@code !} in place of the {@code @}.
 *
 * <p>The globs of {@link java.nio.file.FileSystem#getPathMatcher} differ: they lack the last two,
 * and their {@code **} also matches parts of segments and leading dots.
 */
final class Glob {
  private static final String EXTENDED = "@*+?!";

  private final boolean negated;
  private final List<List<Segment>> alternatives;

  /** One segment; {@code **} has no pattern. */
  private record Segment(Optional<Pattern> pattern) {
    boolean any() {
      return pattern.isEmpty();
    }

    boolean matches(String text) {
      return PatternLimits.matches(pattern.orElseThrow(), text);
    }
  }

  private Glob(boolean negated, List<List<Segment>> alternatives) {
    this.negated = negated;
    this.alternatives = alternatives;
  }

  /**
   * {@return the glob of a text; every text is valid, and a comment matches nothing}
   *
   * @throws org.crosscheck.message.UserError if it exceeds the limits of patterns
   */
  static Glob of(String text) {
    String plain = PatternLimits.pattern(text).replaceFirst("^!+", "");
    boolean negated = (text.length() - plain.length()) % 2 == 1;
    if (text.isBlank() || text.startsWith("#")) {
      return new Glob(false, List.of());
    }
    return new Glob(
        negated,
        expand(plain).stream()
            .map(alternative -> Stream.of(alternative.split("/+", -1)).map(Glob::segment).toList())
            .toList());
  }

  boolean matches(String path) {
    List<String> parts = List.of(path.split("/+", -1));
    return negated != alternatives.stream().anyMatch(segments -> matches(segments, parts));
  }

  private static boolean matches(List<Segment> segments, List<String> parts) {
    if (segments.isEmpty()) {
      // A trailing slash of the path is ignored, unless it is the whole path.
      return parts.isEmpty() || (parts.size() == 1 && parts.get(0).isEmpty());
    }
    List<Segment> later = segments.subList(1, segments.size());
    if (!segments.get(0).any()) {
      return !parts.isEmpty()
          && segments.get(0).matches(parts.get(0))
          && matches(later, parts.subList(1, parts.size()));
    }
    if (later.isEmpty()) {
      return !parts.isEmpty() && parts.stream().noneMatch(part -> part.startsWith("."));
    }
    return IntStream.range(0, parts.size())
        .takeWhile(i -> parts.subList(0, i).stream().noneMatch(part -> part.startsWith(".")))
        .anyMatch(i -> matches(later, parts.subList(i, parts.size())));
  }

  private static Segment segment(String plain) {
    if (plain.equals("**")) {
      return new Segment(Optional.empty());
    }
    boolean magic = plain.matches("(?s).*([*?\\[]|[@+!]\\().*");
    String start = !magic ? "" : plain.startsWith(".") ? "(?=.)" : "(?!\\.)(?=.)";
    return new Segment(Optional.of(Pattern.compile(start + regex(plain))));
  }

  private static String regex(String text) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int close = extended(text, i);
      if (close > 0) {
        return regex + choice(c, text.substring(i + 2, close), regex(text.substring(close + 1)));
      }
      if (c == '*') {
        regex.append("[^/]*?");
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '[' && characters(text, i).isPresent()) {
        String characters = characters(text, i).get();
        regex.append(characters);
        i = text.indexOf(']', i + 2);
      } else if (c == '\\' && i + 1 < text.length()) {
        i++;
        regex.append(Pattern.quote(text.substring(i, i + 1)));
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
      i++;
    }
    return regex.toString();
  }

  private static String choice(char kind, String body, String rest) {
    String choices =
        "(?:" + split(body, '|').stream().map(Glob::regex).collect(Collectors.joining("|")) + ")";
    return PatternLimits.regex(
        switch (kind) {
          case '@' -> choices + rest;
          case '!' -> "(?!" + choices + rest + "\\z)[^/]*?" + rest;
          default -> choices + kind + rest;
        });
  }

  /**
   * {@return the index of the bracket that closes the extended pattern starting here; -1 if there
   * is none}
   */
  private static int extended(String text, int at) {
    return EXTENDED.indexOf(text.charAt(at)) >= 0 && text.startsWith("(", at + 1)
        ? closing(text, at + 1, '(', ')')
        : -1;
  }

  /** {@return the character class that starts here; empty if it is not closed or not valid} */
  private static Optional<String> characters(String text, int at) {
    int close = text.indexOf(']', at + 2);
    if (close < 0) {
      return Optional.empty();
    }
    String inner = text.substring(at + 1, close);
    boolean negated = inner.startsWith("!") || inner.startsWith("^");
    String escaped = inner.substring(negated ? 1 : 0).replaceAll("[\\[\\]&^\\\\]", "\\\\$0");
    try {
      String regex = (negated ? "[^/" : "[") + escaped + "]";
      return Optional.of(Pattern.compile(regex).pattern());
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** {@return all texts that a text with braces expands to} */
  private static List<String> expand(String text) {
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
      int close = closing(text, open, '{', '}');
      if (close > 0) {
        List<String> choices = choices(text.substring(open + 1, close));
        if (choices.size() > 1) {
          String before = text.substring(0, open);
          List<String> after = expand(text.substring(close + 1));
          List<String> all = choices.stream().flatMap(choice -> expand(choice).stream()).toList();
          PatternLimits.texts(text, (long) all.size() * after.size());
          return all.stream()
              .flatMap(choice -> after.stream().map(rest -> before + choice + rest))
              .toList();
        }
      }
    }
    return List.of(text);
  }

  private static List<String> choices(String inner) {
    if (inner.matches("-?\\d{1,4}\\.\\.-?\\d{1,4}")) {
      String[] ends = inner.split("\\.\\.", -1);
      int first = Integer.parseInt(ends[0]);
      int last = Integer.parseInt(ends[1]);
      return IntStream.rangeClosed(Math.min(first, last), Math.max(first, last))
          .mapToObj(String::valueOf)
          .toList();
    }
    return split(inner, ',');
  }

  /** {@return the parts between separators that are not inside brackets} */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += "({".indexOf(c) >= 0 ? 1 : ")}".indexOf(c) >= 0 ? -1 : 0;
      if (c == '\\') {
        i++;
      } else if (c == separator && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static int closing(String text, int at, char open, char close) {
    int depth = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else {
        depth += c == open ? 1 : c == close ? -1 : 0;
      }
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
