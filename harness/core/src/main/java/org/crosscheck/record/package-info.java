/** The run as JSON with a schema. The only package that imports the JSON library. */
@NullMarked
package org.crosscheck.record;

import org.jspecify.annotations.NullMarked;
