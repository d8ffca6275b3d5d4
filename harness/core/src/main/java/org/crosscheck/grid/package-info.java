/**
 * What the user says of a Selenium Grid, and the proxy through which its browsers reach the servers
 * of a run on this machine.
 */
@NullMarked
package org.crosscheck.grid;

import org.jspecify.annotations.NullMarked;
