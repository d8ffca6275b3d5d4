package org.crosscheck.doctor.page;

/**
 * A frame of the page that was loaded.
 *
 * @param url its address
 * @param runsPython whether it has elements of PyScript
 * @param isolated whether it is cross-origin isolated
 */
public record Frame(String url, boolean runsPython, boolean isolated) {}
