/**
 * Tests of the user's own pages as TestNG tests: annotations that say where a page is opened, the
 * open page, and its assertions.
 */
@NullMarked
package org.crosscheck.testng;

import org.jspecify.annotations.NullMarked;
