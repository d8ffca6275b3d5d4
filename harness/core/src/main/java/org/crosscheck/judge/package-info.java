/** Makes a verdict of a claim and an observation. Pure. */
@NullMarked
package org.crosscheck.judge;

import org.jspecify.annotations.NullMarked;
