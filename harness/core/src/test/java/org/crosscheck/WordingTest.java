package org.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Words and turns that the main sources, the fixtures and the documentation do not use. */
public class WordingTest {
  /** Reads old words on purpose, so that old files can still be read, or says what they are now. */
  private static final Set<String> KNOW_OLD_WORDS =
      Set.of(
          "OldFormats.java",
          "Baseline.java",
          "ClaimCatalog.java",
          "CounterExample.java",
          "Expectation.java",
          "FixtureCatalog.java",
          "HostingCatalog.java",
          "0025-words-are-the-fields-words.md");

  private static final List<Rule> RULES =
      List.of(
          rule(
              "(?i)(?<!\\bthere )\\bis no (?!longer\\b|more\\b|way\\b|better\\b|worse\\b|less\\b)",
              "'is not a ...'"),
          rule("(?i)\\bour fault\\b", "'internal error'"),
          rule("(?i)\\bmend(s|ed|ing)?\\b", "'fix'"),
          rule("(?i)\\bas bad\\b", "which is worse, or that both are deviations"),
          rule("(?i)\\bto be had\\b", "'available', or what could not be found"),
          rule("(?i)\\bwhatever it is\\b", "what it can be"),
          old("(?i)\\b(lodg|cooked|everyday)", "the word of docs/glossary.md"),
          rule("(?i)behaviour", "'behavior'"),
          rule("(?i)colour", "'color'"),
          rule("(?i)recognis", "'recogniz...'"),
          rule("(?i)catalogue", "'catalog'"),
          old(
              "\\b(Told|PageSeen|Consultation|Knock|Loudness|Backgrounds"
                  + "|(Claim|Hosting|Fixture|Release|Recipe)Book"
                  + "|EventsInOrder|VisitWatch|PageWalk|ByConnector|CdnStandIn"
                  + "|NOT_REACHED|OUR_FAULT|NOT_ASKED)\\b",
              "its new name; decision 0025 explains the words"));

  private static final Pattern QUOTE = Pattern.compile("( *(?:- )?)quote:.*");

  /** In a document, the name of a section, or one that is followed by a reason. */
  private static final Pattern HEADING =
      Pattern.compile("^ +section: .*|^  ('[^']*'|[^ '][^:]*): ");

  /** The documentation's words in a text of ours, with the sentence that they are from. */
  private static final Pattern CITED = Pattern.compile("\"[^\"]*\"(?= \\([A-Z]\\d+\\))");

  /** What a line of source has before its text, and how Java joins two parts of one text. */
  private static final Pattern MARGIN = Pattern.compile("^\\s*(\\*(?!/)|//|#|\\+ \")?\\s*");

  /**
   * A turn that is not used.
   *
   * @param pattern finds it in a text whose lines are joined by single spaces
   * @param instead what to write instead
   * @param allowedIn the names of the files that may have it
   */
  private record Rule(Pattern pattern, String instead, Set<String> allowedIn) {}

  private static Rule rule(String pattern, String instead) {
    return new Rule(Pattern.compile(pattern), instead, Set.of());
  }

  private static Rule old(String pattern, String instead) {
    return new Rule(Pattern.compile(pattern), instead, KNOW_OLD_WORDS);
  }

  @Test
  public void no_text_has_a_banned_turn() throws IOException {
    List<String> problems = new ArrayList<>();
    for (Path file : TrackedFiles.all()) {
      if (isChecked(file)) {
        problems.addAll(problems(file, TrackedFiles.text(file)));
      }
    }

    assertThat(String.join("\n", problems)).isEmpty();
  }

  @DataProvider
  public Object[][] banned() {
    return new Object[][] {
      {"Page.java", "/** It is no page. */"},
      {"Page.java", "/**\n * It is\n * no page.\n */"},
      {"Page.java", "\"It is \"\n        + \"no page\""},
      {"README.md", "That is our fault."},
      {"page.jte", "1 thing to mend"},
      {"page.jte", "2 mended"},
      {"README.md", "Another way, as bad."},
      {"README.md", "There is none to be had."},
      {"README.md", "Accepts it, whatever it is."},
      {"Page.java", "class Lodging {}"},
      {"Page.java", "boolean cooked"},
      {"README.md", "an everyday run"},
      {"fixtures/claims/a.yaml", "summary: The behaviour of a page."},
      {"fixtures/claims/a.yaml", "  - quote: a\n      behavior\n    summary: behaviour"},
      {"fixtures/documents/a.yaml", "# Its behaviour.\nstatements:"},
      {"fixtures/documents/a.yaml", "    says: Its behaviour.\n    section: Behaviour"},
      {"fixtures/documents/a.yaml", "other-sections:\n  Behaviour: Its behaviour."},
      {"page.jte", "colour: red"},
      {"README.md", "It is recognised."},
      {"README.md", "the catalogue"},
      {"Page.java", "throw new Told(what)"},
      {"Page.java", "case NOT_REACHED -> 1;"},
    };
  }

  @Test(dataProvider = "banned")
  public void a_planted_turn_is_found(String file, String text) {
    assertThat(problems(Path.of(file), text)).hasSize(1);
  }

  @DataProvider
  public Object[][] allowed() {
    return new Object[][] {
      {"Page.java", "/** There is no page; it is no longer there. There\n * is no other. */"},
      {"Page.java", "case RECOMMENDED -> amended;"},
      {"OldFormats.java", "Map.of(\"NOT_REACHED\", \"INCONCLUSIVE\")"},
      {"fixtures/claims/a.yaml", "- quote: the default\n      behaviour\n  summary: It holds."},
      {"fixtures/hostings/a.yaml", "summary: For \"the default behaviour\" (S6)."},
      {
        "fixtures/documents/a.yaml",
        "  S6:\n    section: Colours\n    quote: >-\n      The default behaviour.\n"
            + "other-sections:\n  Behaviour: A list."
      },
    };
  }

  @Test(dataProvider = "allowed")
  public void quotes_and_other_words_are_allowed(String file, String text) {
    assertThat(problems(Path.of(file), text)).isEmpty();
  }

  @Test
  public void a_problem_names_the_place_and_what_to_write() {
    assertThat(problems(Path.of("README.md"), "One.\nIt is\nrecognised."))
        .containsExactly("README.md:3: 'recognis'; write 'recogniz...' instead");
  }

  private static boolean isChecked(Path file) {
    String path = file.toString().replace('\\', '/');
    return path.matches("harness/.*/src/main/.*\\.(java|jte)")
        || path.matches("fixtures/.*\\.ya?ml")
        || path.matches("README\\.md|CONTRIBUTING\\.md|docs/.*\\.md");
  }

  private static List<String> problems(Path file, String text) {
    // The offset of each line in the joined text, so that a turn is found across lines.
    TreeMap<Integer, Integer> lines = new TreeMap<>();
    StringBuilder joined = new StringBuilder();
    int number = 0;
    for (String line : own(file, text)) {
      number++;
      lines.put(joined.length(), number);
      String stripped = MARGIN.matcher(line.stripTrailing()).replaceFirst("");
      joined.append(stripped.replaceFirst(" ?\"$", "")).append(' ');
    }
    List<String> problems = new ArrayList<>();
    for (Rule rule : RULES) {
      if (!rule.allowedIn().contains(String.valueOf(file.getFileName()))) {
        Matcher matcher = rule.pattern().matcher(joined);
        while (matcher.find()) {
          Map.Entry<Integer, Integer> line = lines.floorEntry(matcher.start());
          problems.add(
              "%s:%d: '%s'; write %s instead"
                  .formatted(file, line.getValue(), matcher.group().strip(), rule.instead()));
        }
      }
    }
    return problems;
  }

  /** {@return the lines of a file, those empty that quote the documentation} */
  private static List<String> own(Path file, String text) {
    boolean document = file.startsWith("fixtures/documents");
    List<String> own = new ArrayList<>();
    int quotedBelow = -1;
    for (String line : text.lines().toList()) {
      int indentation = line.length() - line.stripLeading().length();
      Matcher quote = QUOTE.matcher(line);
      if (quote.matches()) {
        quotedBelow = quote.group(1).length();
      } else if (indentation <= quotedBelow) {
        quotedBelow = -1;
      }
      String ours = document ? HEADING.matcher(line).replaceFirst("") : line;
      own.add(quotedBelow >= 0 ? "" : CITED.matcher(ours).replaceAll(""));
    }
    return own;
  }
}
