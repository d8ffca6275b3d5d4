package org.crosscheck.platform.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.crosscheck.message.UserError;
import org.testng.SkipException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/**
 * Globs, path patterns and addresses are read as the npm packages read them that the platforms use:
 * the rows of the unit tests, and patterns made at random from a fixed seed.
 */
public class GlobOracleIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER = Path.of("target", "oracle");
  private static final long SEED = 20261127;
  private static final int RANDOM = 4000;
  private static final int MINUTES = 3;

  private static final List<String> GLOB_PIECES =
      List.of(
          "/", "/", "/", "a", "b", ".", "ab", "*", "**", "?", "[ab]", "[!a]", "[^b]", "[a-c]",
          "{a,b}", "{a,b/c}", "{1..2}", "@(a|b)", "!(a)", "+(a|b)", "*(ab)", "?(a)", "\\*", "-",
          "+", "(", ")", "$");

  private static final List<String> PATH_PIECES =
      List.of(
          "/",
          "/",
          "/",
          "a",
          "b",
          ".",
          "-",
          ":x",
          ":y",
          ":x?",
          ":y*",
          ":x+",
          "(a|b)",
          "(.*)",
          "(\\d+)",
          "{-:x}?",
          "{b}?",
          "\\:",
          "((?!a).*)",
          "(a)*");

  private static final List<String> URL_PIECES =
      List.of(
          "/", "/", "a", "b", ".", "..", "%2e", "%2E%2e", " ", "\"", "<", ">", "`", "{", "}", "?",
          "#", "ü", "☃", "%", "%zz", "~", "'", "|", "[", "]", "@", ":", "\t", "+", "*");

  private static final List<String> TEXT_PIECES =
      List.of("/", "/", "/", "a", "b", "c", "ab", ".", "-", "1", "2", "*", "d");

  private record Asked(String pattern, String text) {}

  @BeforeClass
  public void install() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    for (String name : List.of("package.json", "package-lock.json", "oracle.js")) {
      try (InputStream in =
          Objects.requireNonNull(getClass().getResourceAsStream("/oracle/" + name))) {
        Files.copy(in, FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path log = FOLDER.resolve("npm.log");
    int exit;
    try {
      exit =
          ran(
              new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                  .redirectErrorStream(true)
                  .redirectOutput(log.toFile()));
    } catch (IOException e) {
      throw new SkipException("npm cannot be started: " + e.getMessage());
    }
    if (exit != 0) {
      throw new SkipException("npm cannot install the originals: " + Files.readString(log));
    }
  }

  @Test
  public void globs_match_what_minimatch_matches() throws IOException, InterruptedException {
    Random random = new Random(SEED);
    List<Asked> asked = rows(new GlobTest().globs());
    IntStream.range(0, RANDOM)
        .forEach(i -> asked.add(new Asked(glob(random), "/" + made(random, TEXT_PIECES))));

    assertThat(differences("glob", asked, GlobOracleIT::byGlob)).isEmpty();
  }

  @Test
  public void path_patterns_match_what_path_to_regexp_matches()
      throws IOException, InterruptedException {
    Random random = new Random(SEED);
    List<Asked> asked = rows(new PathToRegexpTest().patterns());
    rows(new PathToRegexpTest().refused()).forEach(a -> asked.add(new Asked(a.pattern(), "/a")));
    IntStream.range(0, RANDOM)
        .forEach(
            i ->
                asked.add(
                    new Asked("/" + made(random, PATH_PIECES), "/" + made(random, TEXT_PIECES))));

    assertThat(differences("path", asked, GlobOracleIT::byPathToRegexp)).isEmpty();
  }

  @Test
  public void urls_have_the_path_that_javascript_computes()
      throws IOException, InterruptedException {
    Random random = new Random(SEED);
    List<Asked> asked = new ArrayList<>();
    IntStream.range(0, RANDOM)
        .forEach(i -> asked.add(new Asked("", "/" + made(random, URL_PIECES))));

    assertThat(differences("url", asked, (pattern, text) -> JsUrl.pathname(text))).isEmpty();
    assertThat(differences("resolve", asked, (pattern, text) -> JsUrl.resolve(text))).isEmpty();
  }

  @Test
  public void a_difference_is_found_and_named() throws IOException, InterruptedException {
    assertThat(differences("glob", List.of(new Asked("/*", "/a")), (glob, text) -> "false"))
        .containsExactly("'/*' for '/a': the original says true, ours false");
  }

  private static String byGlob(String glob, String text) {
    return String.valueOf(Glob.of(glob).matches(text));
  }

  private static String byPathToRegexp(String pattern, String text) {
    try {
      return String.valueOf(PathToRegexp.of(pattern).match(text).isPresent());
    } catch (UserError e) {
      return "refused";
    }
  }

  private static List<Asked> rows(Object[][] rows) {
    return new ArrayList<>(
        Arrays.stream(rows)
            .map(row -> new Asked(String.valueOf(row[0]), String.valueOf(row[1])))
            .toList());
  }

  private static String glob(Random random) {
    return (random.nextInt(10) == 0 ? "!" : "") + "/" + made(random, GLOB_PIECES);
  }

  private static String made(Random random, List<String> pieces) {
    StringBuilder made = new StringBuilder();
    for (int i = random.nextInt(7); i >= 0; i--) {
      made.append(pieces.get(random.nextInt(pieces.size())));
    }
    return made.toString();
  }

  /** Asks the originals and our own; {@return one line for each pattern on which they differ} */
  private static List<String> differences(
      String what, List<Asked> all, BiFunction<String, String, String> ours)
      throws IOException, InterruptedException {
    Path input = FOLDER.resolve(what + "-asked.json");
    Path output = FOLDER.resolve(what + "-answers.json");
    JSON.writeValue(
        input.toFile(),
        Map.of(
            "what", what, "asked", all.stream().map(a -> List.of(a.pattern(), a.text())).toList()));
    int exit =
        ran(
            new ProcessBuilder("node", "oracle.js")
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT));
    assertThat(exit).as("node's exit code").isZero();
    JsonNode answers = JSON.readTree(output.toFile());
    assertThat(answers).hasSize(all.size());
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Asked asked = all.get(i);
      String original = answers.get(i).asText();
      String own = ours.apply(asked.pattern(), asked.text());
      if (!own.equals(original)) {
        differences.add(
            "'%s' for '%s': the original says %s, ours %s"
                .formatted(asked.pattern(), asked.text(), original, own));
      }
    }
    return differences;
  }

  private static int ran(ProcessBuilder program) throws IOException, InterruptedException {
    Process process = program.directory(FOLDER.toFile()).start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(program.command() + " did not end within " + MINUTES + " minutes");
    }
    return process.exitValue();
  }

  @AfterClass(alwaysRun = true)
  public void remove() throws IOException {
    for (String what : List.of("glob", "path", "url", "resolve")) {
      Files.deleteIfExists(FOLDER.resolve(what + "-asked.json"));
      Files.deleteIfExists(FOLDER.resolve(what + "-answers.json"));
    }
  }
}
