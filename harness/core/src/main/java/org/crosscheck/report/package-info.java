/** The HTML pages of reports, histories and diagnoses, and the models behind them. */
@NullMarked
package org.crosscheck.report;

import org.jspecify.annotations.NullMarked;
