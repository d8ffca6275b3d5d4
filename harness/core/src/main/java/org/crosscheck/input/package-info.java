/** What a person does on a page, step by step, as data. */
@NullMarked
package org.crosscheck.input;

import org.jspecify.annotations.NullMarked;
