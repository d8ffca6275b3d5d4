package org.crosscheck.doctor.page;

/**
 * The result of starting a worker from a {@code blob:} URL in the page, as PyScript does.
 *
 * @param starts whether it started
 * @param waits whether it waited on shared memory and the page woke it, which is how workers access
 *     the DOM and call functions of the page
 * @param detail the last message of the trial
 */
public record WorkerTrial(boolean starts, boolean waits, String detail) {}
