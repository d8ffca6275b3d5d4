/**
 * Verdicts of several runs and releases side by side: lookup, history, release matrix, bisection,
 * timings.
 */
@NullMarked
package org.crosscheck.regression;

import org.jspecify.annotations.NullMarked;
