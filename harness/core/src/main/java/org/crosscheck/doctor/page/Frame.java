package org.crosscheck.doctor.page;

/**
 * A frame that the page loaded.
 *
 * @param url its URL
 * @param runsPython whether it contains PyScript elements
 * @param isolated whether it is cross-origin isolated
 */
public record Frame(String url, boolean runsPython, boolean isolated) {}
