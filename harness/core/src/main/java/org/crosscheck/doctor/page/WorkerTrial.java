package org.crosscheck.doctor.page;

/**
 * What became of a worker from a {@code blob:} address, as PyScript's are, that was started in the
 * page.
 *
 * @param begins whether it began
 * @param waits whether it waited for the page in shared memory and was woken, which is how workers
 *     reach the DOM and call functions of the page
 * @param why the last message of the trial
 */
public record WorkerTrial(boolean begins, boolean waits, String why) {}
