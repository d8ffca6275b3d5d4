/** The sentences of the documentation and the testable claims that follow from them. */
@NullMarked
package org.crosscheck.claim;

import org.jspecify.annotations.NullMarked;
