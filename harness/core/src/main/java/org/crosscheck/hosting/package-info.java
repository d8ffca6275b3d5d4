/** How a server answers requests, as data. */
@NullMarked
package org.crosscheck.hosting;

import org.jspecify.annotations.NullMarked;
