/** Folders and processes of this machine, and the provisioning of browsers and packages. */
@NullMarked
package org.crosscheck.workspace;

import org.jspecify.annotations.NullMarked;
