package org.crosscheck.given;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A way to spoil a text whose characters are bytes. */
enum Mutation {
  CUT {
    @Override
    String in(String text, Random random) {
      int from = at(text, random);
      return random.nextBoolean() ? text.substring(0, from) : text.substring(from);
    }
  },
  REMOVE {
    @Override
    String in(String text, Random random) {
      Part part = Part.of(text, random);
      return text.substring(0, part.from()) + text.substring(part.to());
    }
  },
  DUPLICATE {
    @Override
    String in(String text, Random random) {
      Part part = Part.of(text, random);
      String slice = text.substring(part.from(), part.to());
      int most = Math.max(1, LARGEST / Math.max(1, slice.length()));
      int times = 1 + random.nextInt(Math.min(most, random.nextInt(4) == 0 ? 20_000 : 4));
      return text.substring(0, part.to()) + slice.repeat(times) + text.substring(part.to());
    }
  },
  MOVE {
    @Override
    String in(String text, Random random) {
      Part part = Part.of(text, random);
      String rest = text.substring(0, part.from()) + text.substring(part.to());
      return insert(rest, text.substring(part.from(), part.to()), random);
    }
  },
  NEST {
    @Override
    String in(String text, Random random) {
      List<String> opening =
          List.of("[", "{", "(", "{\"a\":", "- ", "<", "(?:", "@(", "a:\n ", "~");
      String opens = opening.get(random.nextInt(opening.size()));
      return insert(text, opens.repeat(1 + random.nextInt(20_000)), random);
    }
  },
  NUMBER {
    @Override
    String in(String text, Random random) {
      List<String> numbers =
          List.of("9".repeat(2_000), "99999999999", "-1", "1e999999999", "0x1", "1.5", "NaN", "-0");
      String number = numbers.get(random.nextInt(numbers.size()));
      String[] around = text.split("\\d+", -1);
      if (around.length == 1) {
        return insert(text, number, random);
      }
      int chosen = random.nextInt(around.length - 1);
      return String.join("1", Arrays.copyOf(around, chosen + 1))
          + number
          + String.join("1", Arrays.copyOfRange(around, chosen + 1, around.length));
    }
  },
  BYTES {
    @Override
    String in(String text, Random random) {
      List<String> bytes =
          List.of(
              "\0",
              "\u0001",
              "\u001b",
              "\u007f",
              "\r",
              "\t",
              "\u00ff",
              "\u00c0\u00af",
              "\u00ed\u00a0\u0080");
      return insert(text, bytes.get(random.nextInt(bytes.size())), random);
    }
  },
  BYTE_ORDER_MARK {
    @Override
    String in(String text, Random random) {
      return (random.nextBoolean() ? "\u00ef\u00bb\u00bf" : "\u00ff\u00fe") + text;
    }
  },
  LONG_LINE {
    @Override
    String in(String text, Random random) {
      List<String> parts = List.of("x", " ", "a ", "*", "\\", "\"", ": ", "/..", "é", "; a", "%2e");
      String part = parts.get(random.nextInt(parts.size()));
      return insert(text, part.repeat(1 + random.nextInt(100_000)), random);
    }
  },
  TOKEN {
    @Override
    String in(String text, Random random) {
      return insert(text, TOKENS.get(random.nextInt(TOKENS.size())), random);
    }
  },
  CHARACTER {
    @Override
    String in(String text, Random random) {
      char c = SPECIAL.charAt(random.nextInt(SPECIAL.length()));
      int at = at(text, random);
      return text.substring(0, at) + c + text.substring(Math.min(text.length(), at + 1));
    }
  };

  private static final int LARGEST = 300_000;

  private static final String SPECIAL = "*?[]{}()|\\/:\"'#&!%@,.-+<>=;~^$ \n";

  private static final List<String> TOKENS =
      List.of(
          "&a ",
          "*a",
          "<<: ",
          "!!binary ",
          "!!int ",
          "? ",
          "|\n",
          ">-\n",
          "---\n",
          "...\n",
          "null",
          "\"\"\"",
          "'''",
          "[[a]]",
          "\\u0000",
          "\\ud800",
          "{{",
          "{{>",
          "//",
          "/*",
          "*/",
          "<!--",
          "<head",
          "<script integrity='",
          "(a+)+",
          "(a|a)*b",
          "(?=",
          "(?!",
          "[a-",
          "{1..9999}",
          "{a,{b,c}}{a,b}",
          "{1..9999}{1..9999}",
          "@(a|b)",
          "!(a)",
          "**/**/**/**/",
          "..",
          "%2e%2e",
          ":a:b",
          ":a(\\d+)*",
          "https://user:pw@h/?token=t",
          "ANSWER(",
          " | FLAKY",
          "  # ",
          "\n/*\n");

  /** {@return a text after one to four mutations} */
  static String of(String text, Random random) {
    String mutated = text;
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      mutated = values()[random.nextInt(values().length)].in(mutated, random);
    }
    return mutated.length() > LARGEST ? mutated.substring(0, LARGEST) : mutated;
  }

  /** {@return a text after this mutation} */
  abstract String in(String text, Random random);

  private static int at(String text, Random random) {
    return random.nextInt(text.length() + 1);
  }

  private static String insert(String text, String part, Random random) {
    int at = at(text, random);
    return text.substring(0, at) + part + text.substring(at);
  }

  /** A part of a text. */
  private record Part(int from, int to) {
    static Part of(String text, Random random) {
      int from = at(text, random);
      int most = random.nextBoolean() ? 40 : text.length();
      return new Part(from, Math.min(text.length(), from + random.nextInt(most + 1)));
    }
  }
}
