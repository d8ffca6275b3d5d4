/** Asks web servers for pages and files, so that what is wrong is said better than browsers do. */
@NullMarked
package org.crosscheck.http;

import org.jspecify.annotations.NullMarked;
