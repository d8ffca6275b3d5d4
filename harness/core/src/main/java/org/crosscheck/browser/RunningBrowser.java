package org.crosscheck.browser;

/**
 * A browser that was started, before anything is known of pages.
 *
 * @param identity as it reported itself
 * @param process the browser's main process
 * @param life watches every process that was started, and ends them
 * @param protocol the connection to it
 */
record RunningBrowser(Identity identity, ProcessHandle process, Life life, Protocol protocol) {}
