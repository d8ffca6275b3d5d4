package org.crosscheck.server;

import java.util.Optional;
import java.util.function.ToIntFunction;
import org.crosscheck.message.UserError;

/**
 * The URLs that a page's template and PyScript's scripts are filled in with.
 *
 * @param page the URL of the page's own site, without a trailing slash
 * @param core the URL below which {@code @pyscript/core@VERSION/dist/core.js} is
 * @param interpreters the URL below which the packages of the interpreters are; absolute, because
 *     workers that run from a blob cannot resolve a relative one; empty if PyScript loads them from
 *     its CDN
 * @param ports the port of another hosting, by name
 */
public record PageOrigins(
    String page, String core, Optional<String> interpreters, ToIntFunction<String> ports) {
  private static final String CDN = "https://cdn.jsdelivr.net/npm";

  private static final String RELATIVE = "../../../../npm";

  /** {@return the URLs of a site that contains everything} */
  public static PageOrigins whole(String site, ToIntFunction<String> ports) {
    return new PageOrigins(site, npm(site), Optional.of(npm(site)), ports);
  }

  /** {@return where a site that holds everything itself has the npm packages} */
  static String npm(String site) {
    return site + "/npm";
  }

  /** {@return the URLs for a site at an unknown URL; the interpreters come from a CDN} */
  public static PageOrigins anywhere() {
    return new PageOrigins("", RELATIVE, Optional.empty(), PageOrigins::none);
  }

  /** {@return the URLs for a site at a known URL that contains everything} */
  public static PageOrigins at(String site) {
    return new PageOrigins(site, RELATIVE, Optional.of(npm(site)), PageOrigins::none);
  }

  /** {@return the URLs for a site at an unknown URL; all of PyScript comes from a CDN} */
  public static PageOrigins fromCdn() {
    return new PageOrigins("", CDN, Optional.empty(), PageOrigins::none);
  }

  private static int none(String hosting) {
    throw new UserError(
        "The hosting " + hosting + " is not served beside these pages.",
        "Leave out fixtures with 'assets-from'.");
  }
}
