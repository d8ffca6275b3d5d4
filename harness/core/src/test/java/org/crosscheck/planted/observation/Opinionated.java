package org.crosscheck.planted.observation;

import org.crosscheck.planted.verdict.Opinion;
import org.jspecify.annotations.Nullable;

/** An observation with an opinion: what the rules must refuse. */
public class Opinionated {
  public @Nullable Opinion changing;
}
