/**
 * Reads YAML whose every value knows its line, so that all mistakes of a file are told at once. The
 * only package that imports the YAML library.
 */
@NullMarked
package org.crosscheck.yaml;

import org.jspecify.annotations.NullMarked;
