/** One whole conformance run in one call: set up, run, judge, record, report, compare. */
@NullMarked
package org.crosscheck.check;

import org.jspecify.annotations.NullMarked;
