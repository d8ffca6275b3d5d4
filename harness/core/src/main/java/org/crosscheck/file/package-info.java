/** Reads and writes the user's files: bounded in size, and every failure says what to do. */
@NullMarked
package org.crosscheck.file;

import org.jspecify.annotations.NullMarked;
