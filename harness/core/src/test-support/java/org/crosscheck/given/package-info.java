/** Test fixtures and helpers: builders of sample values, servers, folders and processes. */
@NullMarked
package org.crosscheck.given;

import org.jspecify.annotations.NullMarked;
