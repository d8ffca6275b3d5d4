/**
 * Says why a page is not cross-origin isolated, or why its workers fail, and which line to change:
 * the run over a page, what it serves to try a fix, and the diagnosis with its findings.
 */
@NullMarked
package org.crosscheck.doctor;

import org.jspecify.annotations.NullMarked;
