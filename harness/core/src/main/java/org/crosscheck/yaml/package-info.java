/**
 * Reads YAML with the position of every value, so that all mistakes of a file are reported at once.
 * The only package that imports the YAML library.
 */
@NullMarked
package org.crosscheck.yaml;

import org.jspecify.annotations.NullMarked;
