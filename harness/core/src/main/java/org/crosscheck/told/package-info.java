/** Tells a person what went wrong, with which values, and what to do about it. */
@NullMarked
package org.crosscheck.told;

import org.jspecify.annotations.NullMarked;
