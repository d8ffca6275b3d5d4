/** Compares verdicts with a baseline or with those of another run, and durations in pairs. */
@NullMarked
package org.crosscheck.comparison;

import org.jspecify.annotations.NullMarked;
