/** Sentences of the documentation that can be held to. */
@NullMarked
package org.crosscheck.claim;

import org.jspecify.annotations.NullMarked;
