/** Pages of other people: what a manifest asks of them, and what follows from what was seen. */
@NullMarked
package org.crosscheck.app;

import org.jspecify.annotations.NullMarked;
