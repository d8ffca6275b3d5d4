package org.crosscheck.planted.conformance;

/** Something that no package below it may import. */
public record WholeRun() {}
