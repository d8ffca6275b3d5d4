/**
 * Makes visits again when files are saved, in browsers that stay open, and says what is different.
 */
@NullMarked
package org.crosscheck.watch;

import org.jspecify.annotations.NullMarked;
