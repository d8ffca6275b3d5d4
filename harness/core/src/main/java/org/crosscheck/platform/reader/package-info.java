/** Reads the header configuration files of hosting platforms with each platform's own rules. */
@NullMarked
package org.crosscheck.platform.reader;

import org.jspecify.annotations.NullMarked;
