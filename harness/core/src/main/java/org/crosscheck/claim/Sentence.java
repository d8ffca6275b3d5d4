package org.crosscheck.claim;

/**
 * One sentence of the documentation.
 *
 * @param id our name for it, such as {@code S9}, for tracing only
 * @param text the sentence, quoted
 * @param document the title of the document it stands in
 * @param section the page and section it stands in
 */
public record Sentence(String id, String text, String document, String section) {}
