/** The testable claims that follow from what the documentation states. */
@NullMarked
package org.crosscheck.claim;

import org.jspecify.annotations.NullMarked;
