package org.crosscheck.record;

/**
 * A hosting that took part in a run.
 *
 * @param name its name, as in test case ids
 * @param description what it is and does, in two sentences
 * @param like the catalog's hosting whose accepted verdicts also apply here; "" for a hosting of
 *     the catalog
 */
public record HostingInfo(String name, String description, String like) {}
