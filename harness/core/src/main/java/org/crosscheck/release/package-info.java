/** The releases of PyScript, their interpreters, and where their files are. */
@NullMarked
package org.crosscheck.release;

import org.jspecify.annotations.NullMarked;
