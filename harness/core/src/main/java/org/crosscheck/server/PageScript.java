package org.crosscheck.server;

import org.crosscheck.hosting.Hosting;

/**
 * A script that the server inserts first in the head of every page of a hosting, for a browser that
 * runs no scripts before a page's.
 *
 * @param hosting the hosting, whose name no other hosting of the server has
 * @param source the script
 */
public record PageScript(Hosting hosting, String source) {
  static final String PATH = "/crosscheck-events.js";

  /** {@return the element that loads the script} */
  String element() {
    return "<script src=\"" + hosting.delivery().folder() + PATH + "\"></script>";
  }
}
