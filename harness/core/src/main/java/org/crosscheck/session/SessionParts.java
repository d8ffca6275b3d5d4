package org.crosscheck.session;

/**
 * The parts of a session: a running browser and the ways to control and observe it.
 *
 * @param identity the browser as it reported itself
 * @param lifetime knows whether it is alive, and ends it
 * @param transport sends commands to it
 * @param contexts the tabs in which pages are visited
 * @param facts delivers the facts that pages report
 * @param traffic delivers everything else that is observed
 * @param meter measures how busy the machine is
 */
public record SessionParts(
    Identity identity,
    Lifetime lifetime,
    Transport transport,
    Contexts contexts,
    FactSource facts,
    Traffic traffic,
    LoadMeter meter) {}
