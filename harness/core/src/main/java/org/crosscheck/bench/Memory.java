package org.crosscheck.bench;

import java.util.OptionalDouble;

/**
 * The largest memory of some processes, in megabytes; empty on other systems than Linux.
 *
 * @param harness the resident memory of the Java process
 * @param others the memory that its child processes do not share with files, in all
 */
public record Memory(OptionalDouble harness, OptionalDouble others) {}
