/**
 * Says why a page does not get what PyScript's workers need, and which line to change: findings,
 * each with evidence and remedy.
 */
@NullMarked
package org.crosscheck.doctor;

import org.jspecify.annotations.NullMarked;
