/** Runs the visits of a matrix: schedules them, survives crashes, and passes results to a sink. */
@NullMarked
package org.crosscheck.run;

import org.jspecify.annotations.NullMarked;
