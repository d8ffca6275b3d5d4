package org.crosscheck.claim;

/**
 * One sentence of the documentation.
 *
 * @param id Crosscheck's id for it, such as {@code S9}, for tracing only
 * @param text the sentence, verbatim
 * @param document the title of the document that contains it
 * @param section the page and section that contain it
 */
public record Sentence(String id, String text, String document, String section) {}
