/** What the unit tests start from: short ways to say values that have many parts. */
@NullMarked
package org.crosscheck.given;

import org.jspecify.annotations.NullMarked;
