package org.crosscheck.planted.verdict;

import org.crosscheck.planted.observation.Opinionated;

/** Closes a circle with {@link Opinionated}. */
public record Opinion(Opinionated about) {}
