/** Real web servers: finds them, installs them, and starts them with the recipe for each. */
@NullMarked
package org.crosscheck.real;

import org.jspecify.annotations.NullMarked;
