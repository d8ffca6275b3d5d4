package org.crosscheck.hosting;

import java.util.List;

/** The header lines that a server adds to its responses. Implementations never change. */
public interface Headers {
  /**
   * {@return the lines of a response, in order, duplicates kept: browsers join them}
   *
   * @param path the path of the request, starting with a slash
   * @param status the status code of the response
   */
  List<HeaderField> linesFor(String path, int status);

  /** {@return the lines in words, such as {@code Sends X: y on everything}, without a full stop} */
  String explain();
}
