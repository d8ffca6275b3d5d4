package org.crosscheck.bench;

/**
 * How soon a command answers.
 *
 * @param what the command without the name of the program
 * @param seconds from the start of its process until its end, or until its first verdict
 */
public record Answer(String what, Spread seconds) {}
