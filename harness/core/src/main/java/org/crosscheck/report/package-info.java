/**
 * The HTML pages of reports, histories, diagnoses and other results, and the models behind them.
 */
@NullMarked
package org.crosscheck.report;

import org.jspecify.annotations.NullMarked;
