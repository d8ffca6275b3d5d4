/**
 * Predicts, from header lines and the traits of an engine, whether a page is cross-origin isolated,
 * why, what that means for PyScript, and what to change.
 */
@NullMarked
package org.crosscheck.isolation;

import org.jspecify.annotations.NullMarked;
