package org.crosscheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The import rules of {@code docs/architecture.md}: its table, and the diagram of the layers.
 *
 * @param packages the rows by the name of the package, in the order of the document
 * @param diagram the packages of each layer, as the diagram shows them
 * @param twice the packages that have more than one row
 */
record ImportTable(
    Map<String, Row> packages, Map<Integer, Set<String>> diagram, List<String> twice) {
  /** The package that every other one may import. */
  static final String FOR_ALL = "message";

  private static final Pattern ROW =
      Pattern.compile("\\| (\\d+) \\| `(\\w+)` \\| (.+?) \\| (-|`\\w+`(?:, `\\w+`)*) \\|");

  private static final Pattern LAYER = Pattern.compile(" +(\\d+)((?: +[a-z]+)+)");

  /** What the document says about one package. */
  record Row(int layer, String concern, Set<String> mayImport) {}

  /** Reads the document; lines that are not part of the table or the diagram are ignored. */
  static ImportTable parse(String markdown) {
    Map<String, Row> packages = new LinkedHashMap<>();
    Map<Integer, Set<String>> diagram = new TreeMap<>();
    List<String> twice = new ArrayList<>();
    for (String line : markdown.lines().toList()) {
      Matcher row = ROW.matcher(line);
      Matcher layer = LAYER.matcher(line);
      if (row.matches()) {
        Row made =
            new Row(Integer.parseInt(row.group(1)), row.group(3), names(row.group(4), "[`,\\- ]+"));
        if (packages.put(row.group(2), made) != null) {
          twice.add(row.group(2));
        }
      } else if (layer.matches()) {
        diagram
            .computeIfAbsent(Integer.valueOf(layer.group(1)), l -> new TreeSet<>())
            .addAll(names(layer.group(2), " +"));
      }
    }
    return new ImportTable(packages, diagram, twice);
  }

  private static Set<String> names(String text, String separator) {
    return Pattern.compile(separator)
        .splitAsStream(text)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@return what a package may import, except {@link #FOR_ALL}; nothing for an unknown one} */
  Set<String> mayImport(String name) {
    Row row = packages.get(name);
    return row == null ? Set.of() : row.mayImport();
  }

  /** {@return what is wrong with the document itself} */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    twice.forEach(name -> problems.add(name + " has two rows"));
    packages.forEach(
        (name, row) -> {
          for (String other : row.mayImport()) {
            if (!packages.containsKey(other)) {
              problems.add(name + " may import " + other + ", which has no row");
            } else if (packages.get(other).layer() >= row.layer()) {
              problems.add(name + " may import " + other + ", which is not in a lower layer");
            }
          }
        });
    Map<Integer, Set<String>> layers = new TreeMap<>();
    packages.forEach(
        (name, row) -> layers.computeIfAbsent(row.layer(), l -> new TreeSet<>()).add(name));
    if (!layers.equals(diagram)) {
      problems.add("the table has the layers " + layers + ", the diagram " + diagram);
    }
    return problems;
  }

  /**
   * {@return the packages whose concern is not the first sentence of their package-info}
   *
   * @param source gives the text of a package's {@code package-info.java}
   */
  List<String> wrongConcerns(UnaryOperator<String> source) {
    List<String> wrong = new ArrayList<>();
    packages.forEach(
        (name, row) -> {
          String sentence = firstSentence(source.apply(name));
          if (!row.concern().equals(sentence)) {
            wrong.add(name + ": " + sentence);
          }
        });
    return wrong;
  }

  private static String firstSentence(String source) {
    int start = source.indexOf("/**");
    int end = source.indexOf("*/");
    if (start < 0 || end < start) {
      return "";
    }
    String text =
        source
            .substring(start + 3, end)
            .lines()
            .map(line -> line.replaceFirst("^ *\\*", "").strip())
            .collect(Collectors.joining(" "))
            .strip();
    int stop = text.indexOf(". ");
    return stop < 0 ? text : text.substring(0, stop + 1);
  }
}
