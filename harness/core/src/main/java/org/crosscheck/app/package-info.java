/** A run over other people's pages: what is asked of them, their visits, and what follows. */
@NullMarked
package org.crosscheck.app;

import org.jspecify.annotations.NullMarked;
