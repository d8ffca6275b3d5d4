/** What pages load by the addresses of CDNs, found on this machine: npm packages and wheels. */
@NullMarked
package org.crosscheck.cdn;

import org.jspecify.annotations.NullMarked;
