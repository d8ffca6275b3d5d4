/**
 * Servers and platforms that host pages, each as one entry of data: how to recognize it, which
 * files it reads, the lines to write there, and its recipe if it is a web server.
 */
@NullMarked
package org.crosscheck.platform;

import org.jspecify.annotations.NullMarked;
