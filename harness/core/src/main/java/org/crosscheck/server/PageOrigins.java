package org.crosscheck.server;

import java.util.Optional;
import java.util.function.ToIntFunction;
import org.crosscheck.message.UserError;

/**
 * The addresses that a page and PyScript's scripts are filled in with.
 *
 * @param page where the page's own site begins, without a slash at its end
 * @param core below which {@code @pyscript/core@VERSION/dist/core.js} is
 * @param interpreters below which the packages of the interpreters are, as a whole URL, because
 *     workers that run from a blob resolve no other; empty if PyScript loads them from its CDN
 * @param ports the port of another hosting that runs beside it
 */
public record PageOrigins(
    String page, String core, Optional<String> interpreters, ToIntFunction<String> ports) {
  private static final String CDN = "https://cdn.jsdelivr.net/npm";

  private static final String RELATIVE = "../../../../npm";

  /** {@return the addresses of a site that holds everything itself} */
  public static PageOrigins whole(String site, ToIntFunction<String> ports) {
    return new PageOrigins(site, npm(site), Optional.of(npm(site)), ports);
  }

  /** {@return where a site that holds everything itself has the npm packages} */
  static String npm(String site) {
    return site + "/npm";
  }

  /** {@return the addresses for a site that will be anywhere; the interpreters come from a CDN} */
  public static PageOrigins anywhere() {
    return new PageOrigins("", RELATIVE, Optional.empty(), PageOrigins::none);
  }

  /** {@return the addresses for a site that will be at an address, and holds everything itself} */
  public static PageOrigins at(String site) {
    return new PageOrigins(site, RELATIVE, Optional.of(npm(site)), PageOrigins::none);
  }

  /** {@return the addresses for a site that will be anywhere, with all of PyScript from a CDN} */
  public static PageOrigins fromCdn() {
    return new PageOrigins("", CDN, Optional.empty(), PageOrigins::none);
  }

  private static int none(String hosting) {
    throw new UserError(
        "The hosting " + hosting + " is not served beside these pages.",
        "Leave fixtures with 'assets-from' out.");
  }
}
