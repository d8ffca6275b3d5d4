/**
 * The run file: JSON Lines with a schema, where it and its screenshots are, and how it is written
 * line by line, read back, merged and searched.
 */
@NullMarked
package org.crosscheck.record;

import org.jspecify.annotations.NullMarked;
