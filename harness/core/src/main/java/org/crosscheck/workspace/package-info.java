/** Where things are on this machine, and getting what is missing. */
@NullMarked
package org.crosscheck.workspace;

import org.jspecify.annotations.NullMarked;
