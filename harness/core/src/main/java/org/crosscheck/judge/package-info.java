/** Derives a verdict from a claim and an observation, without side effects. */
@NullMarked
package org.crosscheck.judge;

import org.jspecify.annotations.NullMarked;
