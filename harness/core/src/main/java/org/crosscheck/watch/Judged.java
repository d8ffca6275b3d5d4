package org.crosscheck.watch;

/**
 * One thing that a round judged.
 *
 * @param what what was judged, and where
 * @param verdict its verdict
 * @param because why; "" if there is nothing to say
 * @param expected whether the verdict is as it should be
 */
public record Judged(String what, String verdict, String because, boolean expected) {}
