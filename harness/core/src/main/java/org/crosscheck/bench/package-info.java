/**
 * The benchmark: visits of the harness and of Playwright Test in turns, the cost of many visits,
 * and how soon commands answer.
 */
@NullMarked
package org.crosscheck.bench;

import org.jspecify.annotations.NullMarked;
