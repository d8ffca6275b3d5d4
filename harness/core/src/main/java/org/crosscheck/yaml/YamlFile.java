package org.crosscheck.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crosscheck.file.TextFile;
import org.crosscheck.message.UserError;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** One YAML file being read, and the problems found in it so far. */
public final class YamlFile {
  /** The deepest nesting of lists and mappings: the parts of a value are read recursively. */
  public static final int DEEPEST = 100;

  private final Path path;
  private final List<String> problems = new ArrayList<>();

  private YamlFile(Path path) {
    this.path = path;
  }

  /**
   * Reads a file through a function, and throws all problems at once if there are any.
   *
   * @param path the file
   * @param read turns the root into a value; may report problems through the entries
   * @return what {@code read} returned
   * @throws UserError if the file does not exist, is not YAML, is empty, or {@code read} reported a
   *     problem
   */
  public static <T> T read(Path path, Reader<T> read) {
    return read(path, text(path), read);
  }

  /**
   * Reads a text through a function, like {@link #read(Path, Reader)} reads a file.
   *
   * @param path the file that the text belongs to, for messages
   * @param text what to read instead of the file
   * @param read turns the root into a value; may report problems through the entries
   * @return what {@code read} returned
   * @throws UserError if the text is not YAML or is empty, or {@code read} reported a problem
   */
  public static <T> T read(Path path, String text, Reader<T> read) {
    YamlFile file = new YamlFile(path);
    Node root = file.compose(text);
    Optional<T> value = read.read(new YamlMap(file, root));
    if (!file.problems.isEmpty()) {
      throw UserError.all(
          "Cannot use " + path + ":", file.problems, "Correct the file at the given lines.");
    }
    return value.orElseThrow(
        () -> new IllegalStateException("no value of " + path + " and no problem with it"));
  }

  /** Turns a root into a value, or reports why it cannot. */
  @FunctionalInterface
  public interface Reader<T> {
    /** {@return the value, or empty if a problem was reported} */
    Optional<T> read(YamlMap root);
  }

  /**
   * {@return the text of a file}
   *
   * @throws UserError if the file does not exist, is too large or is not UTF-8
   */
  public static String text(Path path) {
    return TextFile.read(path, TextFile.CONFIGURATION);
  }

  private Node compose(String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(String.valueOf(path.getFileName())).build();
    try {
      return new Composer(
              settings,
              new ShallowParser(new ParserImpl(settings, new StreamReader(settings, text))))
          .getSingleNode()
          .orElseThrow(() -> new UserError(path + " is empty.", "Fill it in or remove it."));
    } catch (MarkedYamlEngineException e) {
      String where = e.getProblemMark().map(YamlFile::at).orElse("");
      throw new UserError(
          path + " is not YAML: " + where + e.getProblem() + ".", "Correct the file at that line.");
    } catch (YamlEngineException e) {
      throw new UserError(path + " is not YAML: " + e.getMessage() + ".", "Correct the file.");
    }
  }

  void report(Node node, String problem) {
    problems.add(place(node).prefix() + problem);
  }

  static Place place(Node node) {
    Mark mark = node.getStartMark().orElseThrow();
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  int problemCount() {
    return problems.size();
  }

  private static String at(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1).prefix();
  }
}
