/** One whole conformance run in one call: set up, run, judge, record, compare. */
@NullMarked
package org.crosscheck.conformance;

import org.jspecify.annotations.NullMarked;
