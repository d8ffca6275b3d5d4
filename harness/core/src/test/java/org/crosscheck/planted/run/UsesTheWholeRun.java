package org.crosscheck.planted.run;

import com.google.common.collect.ImmutableList;
import org.crosscheck.planted.conformance.WholeRun;

/** A runner that knows what it is a part of, and a library that has no package. */
public record UsesTheWholeRun(WholeRun whole, ImmutableList<String> all) {}
