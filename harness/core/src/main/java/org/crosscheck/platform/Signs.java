package org.crosscheck.platform;

import java.util.List;
import java.util.Locale;

/**
 * What shows that a response comes from a platform. Each is enough.
 *
 * @param responses patterns of header lines
 * @param hosts host names, such as {@code *.pages.dev}, where {@code *} is any beginning
 * @param markup texts that only this platform writes into pages, all of which a page must have;
 *     empty if there are none
 */
public record Signs(List<ResponsePattern> responses, List<String> hosts, List<String> markup) {
  /** Copies the lists. */
  public Signs {
    responses = List.copyOf(responses);
    hosts = List.copyOf(hosts);
    markup = List.copyOf(markup);
  }

  /** {@return whether a response has any of them} */
  boolean in(SiteResponse response) {
    return responses.stream().anyMatch(pattern -> pattern.matches(response.headers()))
        || hosts.stream().anyMatch(host -> isOf(host, response.host()))
        || (!markup.isEmpty() && markup.stream().allMatch(response.body()::contains));
  }

  private static boolean isOf(String pattern, String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return pattern.startsWith("*") ? lower.endsWith(pattern.substring(1)) : lower.equals(pattern);
  }
}
