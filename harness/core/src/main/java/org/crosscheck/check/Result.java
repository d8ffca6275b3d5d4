package org.crosscheck.check;

import java.nio.file.Path;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.record.RunRecord;

/**
 * What came of a run.
 *
 * @param record everything that was seen and judged
 * @param comparison how it differs from the baseline
 * @param folder the folder of the run
 * @param report the page for people
 */
public record Result(RunRecord record, Comparison comparison, Path folder, Path report) {}
