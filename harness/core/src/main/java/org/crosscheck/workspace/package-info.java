/** Folders and processes on this machine, and the provisioning of browsers and packages. */
@NullMarked
package org.crosscheck.workspace;

import org.jspecify.annotations.NullMarked;
