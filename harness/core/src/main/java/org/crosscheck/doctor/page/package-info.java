/** What one browser and Crosscheck's own requests saw of a page, without any judgement. */
@NullMarked
package org.crosscheck.doctor.page;

import org.jspecify.annotations.NullMarked;
