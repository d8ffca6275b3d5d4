/**
 * Tests the claims themselves: runs them on copies of PyScript, mini-coi and hostings with one
 * fault each, and says which claims notice it.
 */
@NullMarked
package org.crosscheck.mutation;

import org.jspecify.annotations.NullMarked;
