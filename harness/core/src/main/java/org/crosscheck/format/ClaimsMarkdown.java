package org.crosscheck.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crosscheck.claim.Claim;
import org.crosscheck.document.Document;
import org.crosscheck.document.Statement;
import org.crosscheck.message.Credentials;

/**
 * The claims as Markdown, with headings for documents and their sections: each claim on one line,
 * under the first statement that it follows from.
 */
final class ClaimsMarkdown implements TextFormat<ClaimList> {
  @Override
  public String id() {
    return "markdown";
  }

  @Override
  public String description() {
    return "Markdown by document and section";
  }

  @Override
  public String write(ClaimList claims) {
    Map<Document, Map<String, List<ClaimList.Under>>> documents =
        claims.grouped().stream()
            .collect(
                Collectors.groupingBy(
                    under -> under.statement().document(),
                    LinkedHashMap::new,
                    Collectors.groupingBy(
                        under -> under.statement().section(),
                        LinkedHashMap::new,
                        Collectors.toList())));
    StringBuilder text = new StringBuilder("# Claims\n\n");
    text.append(Markdown.text(claims.coverage().summary())).append('\n');
    documents.forEach((document, sections) -> text.append(document(document, sections)));
    return Credentials.without(text.toString());
  }

  private static String document(Document document, Map<String, List<ClaimList.Under>> sections) {
    StringBuilder text =
        new StringBuilder(
            "\n## %s (%s)\n"
                .formatted(Markdown.text(document.title()), Markdown.text(document.collection())));
    sections.forEach(
        (section, statements) -> {
          text.append("\n### ").append(Markdown.text(section)).append('\n');
          statements.forEach(under -> text.append(statement(under)));
        });
    return text.toString();
  }

  private static String statement(ClaimList.Under under) {
    Statement statement = under.statement();
    // The id stands behind the text, where readers expect the source of a quotation.
    return "\n%s (%s) [%s](%s)\n\n"
            .formatted(
                Markdown.text(statement.shown()),
                Markdown.text(statement.id()),
                statement.file().isPresent() ? "test" : "read it",
                statement.address())
        + under.claims().stream()
            .map(claim -> line(claim, statement))
            .collect(Collectors.joining());
  }

  private static String line(Claim claim, Statement first) {
    String others =
        claim.statements().stream()
            .filter(s -> !s.equals(first))
            .map(s -> "[%s](%s)".formatted(Markdown.text(s.id()), s.address()))
            .collect(Collectors.joining(", "));
    return "- %s %s: %s%s%s%s\n"
        .formatted(
            Markdown.code(claim.id().text()),
            claim.strength(),
            Markdown.text(claim.summary()),
            others.isEmpty() ? "" : " Also from " + others + ".",
            claim.fixture().map(f -> " Fixture: " + Markdown.code(f) + ".").orElse(""),
            claim.notTestable().map(why -> " Not testable: " + Markdown.text(why)).orElse(""));
  }
}
