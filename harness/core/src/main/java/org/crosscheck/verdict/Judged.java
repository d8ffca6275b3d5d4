package org.crosscheck.verdict;

/**
 * A case with its verdict.
 *
 * @param of what was judged
 * @param expected what the claim asks there, in words; "" if it is not asked there
 * @param expectedBecause why it asks that there; "" if it goes without saying
 * @param verdict what followed
 */
public record Judged(Case of, String expected, String expectedBecause, Verdict verdict) {}
