/** Text for people: characters that cannot be seen made visible, and the grammar of counts. */
@NullMarked
package org.crosscheck.text;

import org.jspecify.annotations.NullMarked;
