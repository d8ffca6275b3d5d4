/** The claims as TestNG tests. */
@NullMarked
package org.crosscheck.suite;

import org.jspecify.annotations.NullMarked;
