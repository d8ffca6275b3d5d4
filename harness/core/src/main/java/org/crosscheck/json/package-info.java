/** Reads JSON whose every value knows its line, so that all mistakes of a file are told at once. */
@NullMarked
package org.crosscheck.json;

import org.jspecify.annotations.NullMarked;
