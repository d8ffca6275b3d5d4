/**
 * Hosting platforms and web servers as data: how to recognize them, their configuration files, the
 * lines to write there, and recipes.
 */
@NullMarked
package org.crosscheck.platform;

import org.jspecify.annotations.NullMarked;
