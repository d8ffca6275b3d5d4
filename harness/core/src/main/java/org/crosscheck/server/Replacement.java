package org.crosscheck.server;

/**
 * Something in a file that was served other than it stands there.
 *
 * @param file the path of the file, as it was asked for
 * @param line where it stands in the file, from 1
 * @param from what stands in the file
 * @param to what was served instead: an address of the stand-in for the CDN, without its origin,
 *     markup that a hosting asks for, or "" if it was left out
 */
public record Replacement(String file, int line, String from, String to) {}
