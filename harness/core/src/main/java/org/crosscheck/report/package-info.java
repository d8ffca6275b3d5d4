/** Shows a run to people and to tools. The only package that imports the HTML templates. */
@NullMarked
package org.crosscheck.report;

import org.jspecify.annotations.NullMarked;
