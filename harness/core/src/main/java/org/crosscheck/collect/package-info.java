/**
 * Runs in browsers that nobody drives: leads a device from page to page, takes what the pages
 * report, directly or from a saved file, and has it judged and recorded.
 */
@NullMarked
package org.crosscheck.collect;

import org.jspecify.annotations.NullMarked;
