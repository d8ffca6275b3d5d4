/**
 * Finds, provisions and drives real browsers. The only package that imports Selenium and
 * WebDriverManager.
 */
@NullMarked
package org.crosscheck.browser;

import org.jspecify.annotations.NullMarked;
