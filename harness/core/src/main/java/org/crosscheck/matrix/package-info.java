/** The visits to make: where, with what prediction, and which claims each answers. */
@NullMarked
package org.crosscheck.matrix;

import org.jspecify.annotations.NullMarked;
