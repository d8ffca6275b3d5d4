/**
 * Reads JSON with the position of every value, so that all mistakes of a file are reported at once.
 */
@NullMarked
package org.crosscheck.json;

import org.jspecify.annotations.NullMarked;
