package org.crosscheck.server;

import java.util.function.ToIntFunction;
import org.crosscheck.message.UserError;

/**
 * The URLs that a page's template is filled in with.
 *
 * @param page the URL of the page's own site, without a trailing slash
 * @param core the URL below which {@code @pyscript/core@VERSION/dist/core.js} is
 * @param interpreters the URL below which the packages of the interpreters are; absolute, because
 *     PyScript requires that
 * @param ports the port of another hosting, by name
 */
public record PageOrigins(
    String page, String core, String interpreters, ToIntFunction<String> ports) {
  /** The default location from which PyScript loads interpreters. */
  private static final String CDN = "https://cdn.jsdelivr.net/npm";

  private static final String RELATIVE = "../../../../npm";

  /** {@return the URLs of a site that contains everything} */
  public static PageOrigins whole(String site, ToIntFunction<String> ports) {
    return new PageOrigins(site, site + "/npm", site + "/npm", ports);
  }

  /** {@return the URLs for a site at an unknown URL; the interpreters come from a CDN} */
  public static PageOrigins anywhere() {
    return new PageOrigins("", RELATIVE, CDN, PageOrigins::none);
  }

  /** {@return the URLs for a site at a known URL that contains everything} */
  public static PageOrigins at(String site) {
    return new PageOrigins(site, RELATIVE, site + "/npm", PageOrigins::none);
  }

  /** {@return the URLs for a site at an unknown URL; all of PyScript comes from a CDN} */
  public static PageOrigins fromCdn() {
    return new PageOrigins("", CDN, CDN, PageOrigins::none);
  }

  private static int none(String hosting) {
    throw new UserError(
        "The hosting " + hosting + " is not served beside these pages.",
        "Leave out fixtures with 'assets-from'.");
  }
}
