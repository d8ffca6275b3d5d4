/** The doctor's run: opens a page of somebody, and tries the remedies on a copy. */
@NullMarked
package org.crosscheck.check;

import org.jspecify.annotations.NullMarked;
