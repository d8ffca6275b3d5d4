package org.crosscheck.doctor.page;

/**
 * A violation of a content security policy.
 *
 * @param directive the violated directive, such as {@code script-src}
 * @param blocked the URL or keyword of what was blocked
 */
public record Violation(String directive, String blocked) {}
