/**
 * Reads the files in which hosting platforms are told which headers to send, as each platform reads
 * them.
 */
@NullMarked
package org.crosscheck.hosting.format;

import org.jspecify.annotations.NullMarked;
