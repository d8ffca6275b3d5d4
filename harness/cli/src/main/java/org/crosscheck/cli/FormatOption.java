package org.crosscheck.cli;

import java.io.PrintStream;
import java.util.Iterator;
import java.util.Optional;
import org.crosscheck.format.Formats;
import org.crosscheck.format.TextFormat;
import org.crosscheck.format.TextFormats;
import org.crosscheck.message.Suggestions;
import picocli.CommandLine.Option;

/** The option that selects the format of a command's result. */
final class FormatOption {
  private static final String TEXT = TextFormats.ids().get(0);

  private Optional<String> id = Optional.empty();

  /** The values that {@code --format} takes. */
  static final class Ids implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return TextFormats.ids().iterator();
    }
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = Ids.class,
      description =
          "Output format: ${COMPLETION-CANDIDATES}. Default: text. './crosscheck schema' prints the"
              + " schemas of json.")
  void format(String named) {
    id = Optional.of(named);
  }

  /** {@return whether the option was given} */
  boolean given() {
    return id.isPresent();
  }

  /**
   * {@return whether the result is text for the terminal}
   *
   * @throws org.crosscheck.message.UserError with the nearest format, if there is none of that id
   */
  boolean text() {
    return id().equals(TEXT);
  }

  private String id() {
    String wanted = id.orElse(TEXT).toLowerCase(java.util.Locale.ROOT);
    if (!TextFormats.ids().contains(wanted)) {
      throw Suggestions.unknown("format", wanted, TextFormats.ids());
    }
    return wanted;
  }

  /** {@return where steps are printed: not among a result that is not text} */
  PrintStream steps() {
    return text() ? System.out : System.err;
  }

  /** {@return the chosen one of some formats} */
  <T> TextFormat<T> of(Formats<TextFormat<T>> formats) {
    return formats.named(id());
  }

  /** Prints a result. */
  <T> void print(Formats<TextFormat<T>> formats, T result) {
    System.out.print(of(formats).write(result));
  }
}
