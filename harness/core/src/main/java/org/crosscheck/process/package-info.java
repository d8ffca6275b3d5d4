/** Other programs: runs them, installs them, and sees to it that none stays behind. */
@NullMarked
package org.crosscheck.process;

import org.jspecify.annotations.NullMarked;
