/** Walks the matrix: schedules visits, survives crashes, hands results to a sink. */
@NullMarked
package org.crosscheck.run;

import org.jspecify.annotations.NullMarked;
