package org.crosscheck.claim;

import org.crosscheck.message.UserError;

/**
 * The quotation that a claim is derived from.
 *
 * @param sentence the sentence that contains it
 * @param quote the quoted words, verbatim; not blank
 */
public record Citation(Sentence sentence, String quote) {
  /**
   * Checks the quote.
   *
   * @throws UserError if the sentence does not contain the quote
   */
  public Citation {
    if (quote.isBlank() || !sentence.text().contains(quote)) {
      throw new UserError(
          "The quote '" + quote + "' is not in the sentence " + sentence.id() + ".",
          "Quote the sentence to the letter, or update the claim to what the documentation says"
              + " now.");
    }
  }
}
