package org.crosscheck.hosting;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a hosting adds to every page besides header lines, such as a service worker.
 *
 * @param head markup that is inserted first in the head of every page; "" for none
 * @param files extra files by path, each the path of a file inside the installed npm packages
 * @param serviceWorkerSets what a service worker of the hosting sets on the page's responses; a
 *     line replaces the server's lines of the same name
 * @param doneWhen facts that a page must report, besides the fixture's own, before the visit is
 *     over; a service worker reloads the page, and facts from before the reload do not count
 */
public record PageAdditions(
    String head,
    Map<String, String> files,
    List<HeaderField> serviceWorkerSets,
    List<String> doneWhen) {
  /** Nothing. */
  public static final PageAdditions NONE = new PageAdditions("", Map.of(), List.of(), List.of());

  /** Copies. */
  public PageAdditions {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    serviceWorkerSets = List.copyOf(serviceWorkerSets);
    doneWhen = List.copyOf(doneWhen);
  }
}
