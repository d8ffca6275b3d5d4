package org.crosscheck.planted.unknown;

/** In a package that the import table does not have. */
public record Stray() {}
