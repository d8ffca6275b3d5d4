/** What a browser and Crosscheck's own requests observed of a page, without judgment. */
@NullMarked
package org.crosscheck.doctor.page;

import org.jspecify.annotations.NullMarked;
