/**
 * Predicts, from header lines and the traits of an engine, whether a page is cross-origin isolated,
 * and why.
 */
@NullMarked
package org.crosscheck.isolation;

import org.jspecify.annotations.NullMarked;
