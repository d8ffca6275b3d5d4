package org.crosscheck.platform.reader;

import java.util.List;
import org.crosscheck.hosting.Headers;

/** Headers of rules that each have a place in a file. */
interface Ruled extends Headers {
  /** {@return the rules that set headers, in file order} */
  List<PathRule> rules();
}
