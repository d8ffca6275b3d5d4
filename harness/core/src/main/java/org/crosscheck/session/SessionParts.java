package org.crosscheck.session;

/**
 * What a session is made of: a browser that was started, and the ways to it.
 *
 * @param identity as it reported itself
 * @param lifetime whether it is there
 * @param transport how it is spoken to
 * @param contexts where pages are visited
 * @param facts how facts come out of pages
 * @param traffic what is seen beside them
 */
public record SessionParts(
    Identity identity,
    Lifetime lifetime,
    Transport transport,
    Contexts contexts,
    FactSource facts,
    Traffic traffic) {}
