/**
 * Fetches pages and files, and reports network, TLS and HTTP errors more precisely than browsers
 * do.
 */
@NullMarked
package org.crosscheck.http;

import org.jspecify.annotations.NullMarked;
