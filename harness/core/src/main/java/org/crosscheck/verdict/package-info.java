/** What follows from an observation: a closed set. */
@NullMarked
package org.crosscheck.verdict;

import org.jspecify.annotations.NullMarked;
