/**
 * One open browser in which pages are visited, made of parts: a lifetime, a transport, contexts, a
 * fact source, traffic and a load meter.
 */
@NullMarked
package org.crosscheck.session;

import org.jspecify.annotations.NullMarked;
