/** Finds real web servers, installs them, and starts them with the recipe for each. */
@NullMarked
package org.crosscheck.webserver;

import org.jspecify.annotations.NullMarked;
