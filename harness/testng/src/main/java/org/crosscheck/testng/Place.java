package org.crosscheck.testng;

import org.crosscheck.engine.Engine;
import org.crosscheck.release.RequestedRelease;
import org.crosscheck.server.AppFolder;

/**
 * Where the pages of one test are opened.
 *
 * @param folder the folder with the pages
 * @param hosting how they are served
 * @param release the release that they load instead of the CDN's
 * @param browser the browser that opens them
 */
record Place(
    AppFolder folder,
    org.crosscheck.hosting.Hosting hosting,
    RequestedRelease release,
    Engine browser) {
  /** {@return the place in words that reports add to the name of a test} */
  @Override
  public String toString() {
    String where = browser.id() + " " + hosting.name();
    return release.equals(RequestedRelease.INSTALLED) ? where : where + " " + release;
  }
}
