/**
 * The browser engines that Crosscheck knows, each described as data in one file. Imports no browser
 * library and starts nothing.
 */
@NullMarked
package org.crosscheck.engine;

import org.jspecify.annotations.NullMarked;
