/** Which PyScript with which interpreters, and where its files are. */
@NullMarked
package org.crosscheck.release;

import org.jspecify.annotations.NullMarked;
