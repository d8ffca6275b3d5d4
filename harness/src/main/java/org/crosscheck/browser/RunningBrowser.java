package org.crosscheck.browser;

import java.util.List;

/**
 * A browser that was started, before anything is known of pages.
 *
 * @param identity as it reported itself
 * @param process the browser's main process: when it ends, the browser died
 * @param started every process that must be ended, in that order
 * @param protocol the connection to it
 * @param quit ends it politely; may throw if it does not answer
 */
record RunningBrowser(
    Identity identity,
    ProcessHandle process,
    List<ProcessHandle> started,
    Protocol protocol,
    Runnable quit) {}
