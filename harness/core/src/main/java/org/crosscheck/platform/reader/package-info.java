/**
 * Reads the files in which hosting platforms are told which headers to send, as each platform reads
 * them.
 */
@NullMarked
package org.crosscheck.platform.reader;

import org.jspecify.annotations.NullMarked;
