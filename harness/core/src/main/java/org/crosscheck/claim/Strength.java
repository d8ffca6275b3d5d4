package org.crosscheck.claim;

/** How binding a claim is. */
public enum Strength {
  /** The documentation promises it, so it is a defect if it does not hold. */
  MUST,
  /** The documentation recommends or expects it. */
  SHOULD,
  /** A question of fact, whose answer is recorded; no answer is a defect. */
  QUESTION
}
