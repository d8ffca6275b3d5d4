package org.crosscheck.record;

/**
 * A hosting that took part in a run.
 *
 * @param name as in cases
 * @param description what it is and does, in two sentences
 * @param like the hosting whose accepted verdicts hold here too; "" for a hosting of the catalog
 */
public record HostingInfo(String name, String description, String like) {}
