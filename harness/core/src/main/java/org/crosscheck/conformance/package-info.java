/** A complete conformance run in one call: set up, visit, judge, record, compare. */
@NullMarked
package org.crosscheck.conformance;

import org.jspecify.annotations.NullMarked;
