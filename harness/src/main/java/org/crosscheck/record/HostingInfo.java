package org.crosscheck.record;

/**
 * A hosting that took part in a run.
 *
 * @param name as in cases
 * @param explained the hosting in one sentence
 */
public record HostingInfo(String name, String explained) {}
