package org.crosscheck.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.message.Credentials;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.report.Sheet;

/** The formats that are derived from a {@link Sheet} of a result, or from a tree of it. */
final class SheetFormats {
  private SheetFormats() {}

  /** {@return the sheet of a result as text for the terminal} */
  static <T> TextFormat<T> text(Function<T, Sheet> sheet) {
    return new Text<>(sheet);
  }

  /** {@return the sheet of a result as Markdown} */
  static <T> TextFormat<T> markdown(Function<T, Sheet> sheet) {
    return new InMarkdown<>(sheet);
  }

  /** {@return the sheet of a result as an HTML page} */
  static <T> TextFormat<T> html(Function<T, Sheet> sheet) {
    return new Html<>(value -> sheet.apply(value).html());
  }

  /** {@return a page of a result's own} */
  static <T> TextFormat<T> page(Function<T, String> page) {
    return new Html<>(page);
  }

  /** {@return the tree of a result as JSON} */
  static <T> TextFormat<T> json(Function<T, ? extends JsonNode> tree) {
    return new Tree<>(tree);
  }

  private record Text<T>(Function<T, Sheet> sheet) implements TextFormat<T> {
    @Override
    public String id() {
      return "text";
    }

    @Override
    public String description() {
      return "text for the terminal";
    }

    @Override
    public String write(T value) {
      return Credentials.without(
          sheet.apply(value).parts().stream()
              .map(Text::part)
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining("\n")));
    }

    private static String part(Sheet.Part part) {
      String lines =
          Stream.concat(Stream.of(part.heading()), part.lines().stream())
              .filter(line -> !line.isEmpty())
              .map(line -> TextSanitizer.line(line) + "\n")
              .collect(Collectors.joining());
      if (part.rows().isEmpty()) {
        return lines;
      }
      List<List<String>> rows = new ArrayList<>(part.rows());
      rows.add(0, part.head());
      return lines + new TextTable(rows, part.numbers()).text();
    }
  }

  private record InMarkdown<T>(Function<T, Sheet> sheet) implements TextFormat<T> {
    @Override
    public String id() {
      return "markdown";
    }

    @Override
    public String description() {
      return "Markdown with tables";
    }

    @Override
    public String write(T value) {
      Sheet all = sheet.apply(value);
      return Credentials.without(
          "# "
              + Markdown.text(all.title())
              + "\n"
              + all.parts().stream().map(InMarkdown::part).collect(Collectors.joining()));
    }

    private static String part(Sheet.Part part) {
      StringBuilder text = new StringBuilder();
      if (!part.heading().isEmpty()) {
        text.append("\n## ").append(Markdown.text(part.heading())).append('\n');
      }
      part.lines().forEach(line -> text.append('\n').append(Markdown.text(line)).append('\n'));
      if (!part.rows().isEmpty()) {
        text.append('\n')
            .append(
                Markdown.table(
                    cells(part.head()), part.rows().stream().map(InMarkdown::cells).toList()));
      }
      return text.toString();
    }

    private static List<String> cells(List<String> row) {
      return row.stream().map(Markdown::text).toList();
    }
  }

  private record Html<T>(Function<T, String> page) implements TextFormat<T> {
    @Override
    public String id() {
      return "html";
    }

    @Override
    public String description() {
      return "an HTML page that loads nothing else";
    }

    @Override
    public String write(T value) {
      return page.apply(value);
    }
  }

  private record Tree<T>(Function<T, ? extends JsonNode> tree) implements TextFormat<T> {
    @Override
    public String id() {
      return "json";
    }

    @Override
    public String description() {
      return "JSON under the schema that './crosscheck schema' prints";
    }

    @Override
    public String write(T value) {
      return Credentials.without(Json.lines(tree.apply(value)));
    }
  }
}
