package org.crosscheck.planted.cli;

/** Something that nothing may import. */
public record FrontDoor() {}
