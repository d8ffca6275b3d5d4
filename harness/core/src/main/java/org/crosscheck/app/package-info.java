/** Tests the user's own pages: the request, the visits, and the verdicts. */
@NullMarked
package org.crosscheck.app;

import org.jspecify.annotations.NullMarked;
