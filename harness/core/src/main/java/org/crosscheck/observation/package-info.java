/** What was seen during a visit: facts and raw evidence, no opinion. */
@NullMarked
package org.crosscheck.observation;

import org.jspecify.annotations.NullMarked;
