/** The front door: the command line. Nothing imports it. */
@NullMarked
package org.crosscheck.cli;

import org.jspecify.annotations.NullMarked;
