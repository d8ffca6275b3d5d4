package org.crosscheck.record;

/**
 * A hosting that took part in a run.
 *
 * @param name as in cases
 * @param explained what it is and does, in two sentences
 * @param like the hosting whose accepted verdicts hold here too; "" for one of the catalogue
 */
public record HostingInfo(String name, String explained, String like) {}
