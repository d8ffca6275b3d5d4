/**
 * What the documentation and its tests state, in editions, and whether a checkout still states it.
 */
@NullMarked
package org.crosscheck.document;

import org.jspecify.annotations.NullMarked;
