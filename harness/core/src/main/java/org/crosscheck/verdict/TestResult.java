package org.crosscheck.verdict;

/**
 * The verdict on a test case.
 *
 * @param of the test case
 * @param expected what the claim asks there, in words; "" if it is not asked there
 * @param expectedBecause why it asks that there; "" if it goes without saying
 * @param verdict what followed
 */
public record TestResult(TestCaseId of, String expected, String expectedBecause, Verdict verdict) {}
