package org.crosscheck.observation;

/**
 * An error that no code of the page caught, as the browser reported it.
 *
 * @param at milliseconds since the navigation started
 * @param text the message; hostile until escaped
 * @param where the address and line of the first stack frame, or "" if the browser gave none
 */
public record PageError(double at, String text, String where) {}
