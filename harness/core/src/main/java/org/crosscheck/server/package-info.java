/**
 * Serves fixtures under a hosting. The only package that imports Jetty and the template library.
 */
@NullMarked
package org.crosscheck.server;

import org.jspecify.annotations.NullMarked;
