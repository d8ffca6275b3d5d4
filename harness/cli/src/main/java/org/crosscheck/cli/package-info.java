/** The command line. No other package imports it. */
@NullMarked
package org.crosscheck.cli;

import org.jspecify.annotations.NullMarked;
