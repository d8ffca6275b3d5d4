/** The visits to make. */
@NullMarked
package org.crosscheck.matrix;

import org.jspecify.annotations.NullMarked;
