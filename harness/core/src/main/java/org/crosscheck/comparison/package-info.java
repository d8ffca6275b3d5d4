/** Verdicts against a baseline, or against those of another run. */
@NullMarked
package org.crosscheck.comparison;

import org.jspecify.annotations.NullMarked;
