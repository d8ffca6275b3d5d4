package org.crosscheck.observation;

/**
 * What the harness measured during a visit.
 *
 * @param timings where the time went
 * @param load how busy the machine was
 */
public record Measured(Timings timings, Load load) {}
