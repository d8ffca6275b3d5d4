/** What was seen during a visit: facts and raw evidence, without judgment. */
@NullMarked
package org.crosscheck.observation;

import org.jspecify.annotations.NullMarked;
