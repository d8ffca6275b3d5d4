package org.crosscheck.platform.reader;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.yaml.Place;
import org.crosscheck.yaml.YamlFile;

/**
 * The headers that IIS sends for {@code web.config}: {@code customHeaders} of {@code
 * configuration/system.webServer/httpProtocol}, also in a {@code location} with a path. IIS refuses
 * a file that adds one name twice; {@code remove} and {@code clear} take away what was added
 * before.
 *
 * <p>The rules are those of Microsoft's page "Custom Headers", read in 2026; IIS itself was not
 * compared.
 */
final class IisHeaders implements Ruled {
  private static final String HEADERS = "customheaders";
  private static final String WHOLE = "/*";

  private final List<Block> blocks;

  private IisHeaders(List<Block> blocks) {
    // A location inherits from those above it, wherever they are in the file.
    this.blocks =
        blocks.stream()
            .sorted(Comparator.comparingInt(block -> block.rule().source().length()))
            .toList();
  }

  /**
   * The headers of one place.
   *
   * @param removed the names that it takes away from what it inherits
   * @param cleared whether it takes away all of them
   */
  private record Block(PathRule rule, List<String> removed, boolean cleared) {}

  /** The changes of one {@code customHeaders} while it is read. */
  private static final class Changes {
    private final List<Line> lines = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private boolean cleared;
  }

  static IisHeaders read(Path file, Findings findings) {
    List<Block> rules = new ArrayList<>();
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(YamlFile.text(file)));
      read(xml, rules, findings);
    } catch (XMLStreamException e) {
      findings.problem(
          new Place(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber()),
          "it is not XML: "
              + String.valueOf(e.getMessage())
                  .lines()
                  .reduce((a, b) -> b)
                  .orElse("")
                  .replaceFirst("^Message: ", "")
                  .strip());
    }
    findings.refuse(file);
    return new IisHeaders(rules);
  }

  /** Reads nothing outside the file. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private static void read(XMLStreamReader xml, List<Block> rules, Findings findings)
      throws XMLStreamException {
    Deque<String> open = new ArrayDeque<>();
    String location = "";
    Changes changes = new Changes();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName().toLowerCase(Locale.ROOT);
        if (open.isEmpty() && !name.equals("configuration")) {
          findings.problem(place(xml), "the root of web.config must be <configuration>");
        }
        if (name.equals("location")) {
          location = attribute(xml, "path");
        }
        if (HEADERS.equals(open.peek())) {
          change(xml, name, changes, findings);
        }
        open.push(name);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        String name = open.pop();
        if (name.equals(HEADERS) && String.valueOf(open.peek()).equals("httpprotocol")) {
          rules.add(
              new Block(
                  rule(location, place(xml), changes.lines), changes.removed, changes.cleared));
          changes = new Changes();
        }
        location = name.equals("location") ? "" : location;
      }
    }
  }

  private static void change(
      XMLStreamReader xml, String element, Changes changes, Findings findings) {
    String name = attribute(xml, "name");
    switch (element) {
      case "clear" -> {
        changes.lines.clear();
        changes.cleared = true;
      }
      case "remove" -> {
        changes.lines.removeIf(line -> line.name().equalsIgnoreCase(name));
        changes.removed.add(name);
      }
      case "add" -> {
        if (changes.lines.stream().anyMatch(line -> line.name().equalsIgnoreCase(name))) {
          findings.problem(
              place(xml), "IIS refuses a file that adds '%s' twice; remove one".formatted(name));
        }
        findings.line(place(xml), name, attribute(xml, "value")).ifPresent(changes.lines::add);
      }
      default ->
          findings.problem(
              place(xml), "<%s> is not an element of customHeaders".formatted(element));
    }
  }

  private static PathRule rule(String location, Place place, List<Line> lines) {
    String path = location.isEmpty() || location.equals(".") ? "" : "/" + location;
    return new PathRule(
        path.isEmpty() ? WHOLE : path,
        place,
        PathRule.Matching.of(
            asked ->
                path.isEmpty()
                    || asked.equalsIgnoreCase(path)
                    || asked
                        .toLowerCase(Locale.ROOT)
                        .startsWith(path.toLowerCase(Locale.ROOT) + "/")),
        lines);
  }

  private static Place place(XMLStreamReader xml) {
    return new Place(xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber());
  }

  private static String attribute(XMLStreamReader xml, String name) {
    return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("");
  }

  @Override
  public List<PathRule> rules() {
    return blocks.stream().map(Block::rule).filter(rule -> !rule.lines().isEmpty()).toList();
  }

  /**
   * A location inherits the headers of the site, without those that it removes; one that adds the
   * same name replaces it.
   */
  @Override
  public List<HeaderField> linesFor(String path, int status) {
    List<Line> sent = new ArrayList<>();
    for (Block block : blocks) {
      if (block.rule().matches(path)) {
        sent.removeIf(
            line ->
                block.cleared()
                    || block.removed().stream().anyMatch(line.name()::equalsIgnoreCase));
        for (Line line : block.rule().lines()) {
          sent.removeIf(line::sameName);
          sent.add(line);
        }
      }
    }
    return sent.stream().map(line -> line.field(text -> text)).toList();
  }

  @Override
  public String explain() {
    return "Sends " + PathRule.explain(rules());
  }
}
