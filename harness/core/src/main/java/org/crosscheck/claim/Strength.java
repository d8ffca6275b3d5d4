package org.crosscheck.claim;

/** How much a claim binds. */
public enum Strength {
  /** The documentation promises it: not holding is a defect. */
  MUST,
  /** The documentation recommends or expects it. */
  SHOULD,
  /** A question of fact: the answer is recorded, and no answer is a defect. */
  QUESTION
}
