/**
 * The formats of runs, comparisons, release matrices, histories, diagnoses, predictions, mutants,
 * benchmarks and tests of the user's own pages, a class each; what writes text, Markdown, JSON and
 * XML; and the rows of header lines that predictions are made from.
 */
@NullMarked
package org.crosscheck.format;

import org.jspecify.annotations.NullMarked;
