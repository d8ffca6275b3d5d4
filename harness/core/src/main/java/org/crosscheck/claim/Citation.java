package org.crosscheck.claim;

import java.util.List;
import java.util.Optional;
import org.crosscheck.document.Statement;
import org.crosscheck.message.UserError;

/**
 * What a claim is derived from.
 *
 * @param statements the statements, of one edition of the documentation or of several, the newest
 *     edition first; at least one
 * @param quote the words of a quoted statement that it is derived from, verbatim; empty if it is
 *     derived from whole statements
 */
public record Citation(List<Statement> statements, Optional<String> quote) {
  /**
   * Copies and checks.
   *
   * @throws UserError if there is no statement, or none of them contains the quote
   */
  public Citation {
    statements = List.copyOf(statements);
    if (statements.isEmpty()) {
      throw new UserError(
          "A claim is derived from nothing.",
          "Name what it follows from in 'statements:'; './crosscheck documents' lists them.");
    }
    if (quote.isPresent() && quoted(statements, quote.get()).isEmpty()) {
      throw new UserError(
          "The quote '"
              + quote.get()
              + "' is not in "
              + String.join(", ", statements.stream().map(Statement::id).toList())
              + ".",
          "Quote the sentence to the letter; statements in Crosscheck's words need no quote.");
    }
  }

  private static Optional<Statement> quoted(List<Statement> statements, String quote) {
    return statements.stream()
        .filter(s -> s.quoted() && !quote.isBlank() && s.text().contains(quote))
        .findFirst();
  }

  /** {@return the statement that contains the quote; empty without a quote} */
  public Optional<Statement> quoted() {
    return quote.flatMap(q -> quoted(statements, q));
  }
}
