/**
 * Diagnoses why a page is not cross-origin isolated or why its workers fail, and which line to
 * change: opens the page, serves a copy to try a fix, and returns the diagnosis with its findings.
 */
@NullMarked
package org.crosscheck.doctor;

import org.jspecify.annotations.NullMarked;
