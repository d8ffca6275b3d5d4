/**
 * The results of commands, each with its formats: what writes text, Markdown, JSON, HTML and XML,
 * the schemas of the JSON, and the rows of header lines that predictions are made from.
 */
@NullMarked
package org.crosscheck.format;

import org.jspecify.annotations.NullMarked;
