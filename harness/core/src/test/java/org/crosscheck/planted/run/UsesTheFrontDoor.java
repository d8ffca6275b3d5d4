package org.crosscheck.planted.run;

import com.google.common.collect.ImmutableList;
import org.crosscheck.planted.cli.FrontDoor;

/** A run that knows the command line and a library that nobody asked for. */
public record UsesTheFrontDoor(FrontDoor door, ImmutableList<String> all) {}
