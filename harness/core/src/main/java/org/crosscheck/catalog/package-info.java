/** Everything that a fixtures folder declares, read once and checked together. */
@NullMarked
package org.crosscheck.catalog;

import org.jspecify.annotations.NullMarked;
