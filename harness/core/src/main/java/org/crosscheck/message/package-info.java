/**
 * Messages to the user: errors with hints, suggestions, progress, and text that is safe to print.
 */
@NullMarked
package org.crosscheck.message;

import org.jspecify.annotations.NullMarked;
