/** This run against a baseline. */
@NullMarked
package org.crosscheck.comparison;

import org.jspecify.annotations.NullMarked;
