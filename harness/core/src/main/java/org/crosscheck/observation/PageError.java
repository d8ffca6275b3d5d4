package org.crosscheck.observation;

/**
 * An uncaught error of the page, as the browser reported it.
 *
 * @param at milliseconds since the navigation started
 * @param text the message; untrusted
 * @param where the URL and line of the first stack frame, or "" if the browser reported none
 */
public record PageError(double at, String text, String where) {}
