/** What follows from many verdicts together: over hostings, over releases, over runs. */
@NullMarked
package org.crosscheck.analysis;

import org.jspecify.annotations.NullMarked;
