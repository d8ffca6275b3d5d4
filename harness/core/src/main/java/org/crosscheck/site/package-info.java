/** The dashboard: a static site of accepted verdicts and recorded runs of many releases. */
@NullMarked
package org.crosscheck.site;

import org.jspecify.annotations.NullMarked;
