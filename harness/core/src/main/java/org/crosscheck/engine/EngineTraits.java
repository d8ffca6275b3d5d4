package org.crosscheck.engine;

/**
 * What an engine does differently from others, as far as it matters to pages with workers.
 *
 * @param name its name in explanations, such as {@code Chrome}
 * @param documentIsolationPolicy whether it supports the header Document-Isolation-Policy
 * @param credentialless whether it supports {@code credentialless} in the header
 *     Cross-Origin-Embedder-Policy
 * @param obeysPermissionsPolicy whether it obeys {@code cross-origin-isolated} in the headers
 *     Permissions-Policy and Feature-Policy
 * @param emptyLinesCount whether an empty line counts when several lines of a header are joined, so
 *     that it makes a policy of one token invalid; if not, it is ignored
 * @param wording how it words the errors of the network and of policies
 */
public record EngineTraits(
    String name,
    boolean documentIsolationPolicy,
    boolean credentialless,
    boolean obeysPermissionsPolicy,
    boolean emptyLinesCount,
    ErrorWording wording) {}
