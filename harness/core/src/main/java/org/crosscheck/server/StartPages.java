package org.crosscheck.server;

/**
 * What the root of each hosting answers for browsers that nobody drives: a page that leads them
 * from one page to the next, and the messages of those pages.
 */
public interface StartPages {
  /** The path below a hosting's folder to which pages post their messages. */
  String MESSAGES = "/crosscheck-walk";

  /** {@return the HTML of the root} */
  String page();

  /**
   * Takes a message. Called from several threads.
   *
   * @param json the body of the request; untrusted
   * @return the answer, as JSON
   */
  String answer(String json);
}
