/** What follows from many verdicts together: by hosting, by release, by run. */
@NullMarked
package org.crosscheck.analysis;

import org.jspecify.annotations.NullMarked;
