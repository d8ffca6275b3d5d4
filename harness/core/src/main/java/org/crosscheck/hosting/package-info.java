/** How a server answers. */
@NullMarked
package org.crosscheck.hosting;

import org.jspecify.annotations.NullMarked;
