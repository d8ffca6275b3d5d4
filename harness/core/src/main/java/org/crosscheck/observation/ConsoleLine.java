package org.crosscheck.observation;

/**
 * A line that the page or a worker wrote to the console.
 *
 * @param at milliseconds since the navigation started
 * @param level the level as WebDriver BiDi names it: {@code debug}, {@code info}, {@code warn} or
 *     {@code error}
 * @param text the line as the browser reported it; untrusted
 */
public record ConsoleLine(double at, String level, String text) {}
