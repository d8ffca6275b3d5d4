/** Test cases and their verdicts: what follows from an observation, as a closed set of kinds. */
@NullMarked
package org.crosscheck.verdict;

import org.jspecify.annotations.NullMarked;
