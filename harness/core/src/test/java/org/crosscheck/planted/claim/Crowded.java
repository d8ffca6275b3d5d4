package org.crosscheck.planted.claim;

/** Has one component more than a record may have. */
public record Crowded(int a, int b, int c, int d, int e, int f, int g, int h, int i) {}
