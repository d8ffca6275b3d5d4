package org.crosscheck.doctor.page;

/**
 * Something that a content security policy stopped.
 *
 * @param directive the directive that did, such as {@code script-src}
 * @param blocked the address or keyword of what was stopped
 */
public record Violation(String directive, String blocked) {}
