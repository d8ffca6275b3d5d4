/**
 * Predicts, from header lines and a browser, whether a page gets cross-origin isolated, and why.
 */
@NullMarked
package org.crosscheck.isolation;

import org.jspecify.annotations.NullMarked;
