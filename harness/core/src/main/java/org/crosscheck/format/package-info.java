/**
 * The formats that runs, comparisons, ladders, histories, diagnoses, predictions and visits to
 * one's own pages are written in, a class each, and what writes text, Markdown, JSON and XML.
 */
@NullMarked
package org.crosscheck.format;

import org.jspecify.annotations.NullMarked;
