package org.crosscheck.isolation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.crosscheck.hosting.HeaderField;

/**
 * Makes header lines as servers send them by intent and by mistake: valid, malformed, twice, in any
 * order and spelling. The same seed makes the same ones.
 */
public final class HeaderCombinations {
  private static final List<String> OPENERS =
      List.of("same-origin", "same-origin-allow-popups", "noopener-allow-popups", "unsafe-none");
  private static final List<String> EMBEDDERS =
      List.of("require-corp", "credentialless", "unsafe-none");
  private static final List<String> DOCUMENTS =
      List.of("isolate-and-require-corp", "isolate-and-credentialless", "none");
  private static final List<String> PERMISSIONS =
      List.of(
          "cross-origin-isolated=()",
          "cross-origin-isolated=self",
          "cross-origin-isolated=(self)",
          "cross-origin-isolated=*",
          "cross-origin-isolated=(\"https://other.example\")",
          "camera=(), cross-origin-isolated=(), geolocation=(self)",
          "camera=()",
          "cross-origin-isolated 'none'",
          "cross-origin-isolated=");

  private static final List<String> FEATURES =
      List.of(
          "cross-origin-isolated 'none'",
          "cross-origin-isolated",
          "cross-origin-isolated 'self'",
          "cross-origin-isolated 'SELF' 'none'",
          "cross-origin-isolated 'None'",
          "cross-origin-isolated *",
          "cross-origin-isolated self",
          "cross-origin-isolated none",
          "cross-origin-isolated https://other.example",
          "cross-origin-isolated 'none' https://other.example",
          "Cross-Origin-Isolated 'none'",
          "camera 'none'; cross-origin-isolated 'none'; geolocation 'self'",
          "camera 'none';cross-origin-isolated\t'none';",
          "cross-origin-isolated 'self'; cross-origin-isolated 'none'",
          "cross-origin-isolated 'none', cross-origin-isolated *",
          "camera 'none', cross-origin-isolated 'none'",
          "camera *",
          "cross-origin-isolated=()",
          "cross-origin-isolated 'src'");

  private final Random random;

  /** Combinations of a seed. */
  public HeaderCombinations(long seed) {
    this.random = new Random(seed);
  }

  /**
   * {@return so many combinations, half of them with both headers that isolate, as a server should}
   */
  public List<List<HeaderField>> take(int count) {
    return Stream.generate(this::next).limit(count).toList();
  }

  private List<HeaderField> next() {
    List<HeaderField> lines = new ArrayList<>();
    boolean sound = random.nextBoolean();
    add(lines, "Cross-Origin-Opener-Policy", sound ? OPENERS.subList(0, 1) : OPENERS, sound);
    add(lines, "Cross-Origin-Embedder-Policy", sound ? EMBEDDERS.subList(0, 2) : EMBEDDERS, sound);
    if (random.nextInt(5) == 0) {
      add(lines, "Document-Isolation-Policy", DOCUMENTS, false);
    }
    if (random.nextInt(4) == 0) {
      lines.add(new HeaderField(spelt("Permissions-Policy"), any(PERMISSIONS)));
    }
    if (random.nextInt(4) == 0) {
      lines.add(new HeaderField(spelt("Feature-Policy"), any(FEATURES)));
      if (random.nextInt(4) == 0) {
        lines.add(new HeaderField(spelt("Feature-Policy"), any(FEATURES)));
      }
    }
    Collections.shuffle(lines, random);
    return lines;
  }

  private void add(List<HeaderField> lines, String name, List<String> values, boolean sound) {
    if (!sound && random.nextInt(8) == 0) {
      return;
    }
    String reportOnly = !sound && random.nextInt(10) == 0 ? "-Report-Only" : "";
    String value = any(values);
    boolean odd = random.nextInt(sound ? 8 : 2) == 0;
    lines.add(new HeaderField(spelt(name + reportOnly), odd ? odd(value) : value));
    if (random.nextInt(sound ? 12 : 5) == 0) {
      lines.add(new HeaderField(spelt(name), random.nextBoolean() ? value : any(values)));
    }
  }

  private String odd(String value) {
    return switch (random.nextInt(16)) {
      case 0 -> "\"" + value + "\"";
      case 1 -> value.toUpperCase(java.util.Locale.ROOT);
      case 2 -> value + ";";
      case 3 -> value + "; report-to=\"endpoint\"";
      case 4 -> value + ";a;b=1;c=?0";
      case 5 -> value + "," + value;
      case 6 -> value + ", " + value;
      case 7 -> value + ",";
      case 8 -> "";
      case 9 -> value + " x";
      case 10 -> "(" + value + ")";
      case 11 -> value + " ;a=1";
      case 12 -> value + ";\ta=1";
      case 13 -> value + "\u00e4";
      case 14 -> ":" + value;
      default -> "\t " + value + " \t";
    };
  }

  private String spelt(String name) {
    return switch (random.nextInt(6)) {
      case 0 -> name.toLowerCase(java.util.Locale.ROOT);
      case 1 -> name.toUpperCase(java.util.Locale.ROOT);
      default -> name;
    };
  }

  private String any(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
