/** The HTML pages, and the views of a run that they show. */
@NullMarked
package org.crosscheck.report;

import org.jspecify.annotations.NullMarked;
