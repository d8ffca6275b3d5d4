package org.crosscheck.platform;

import java.util.List;
import org.crosscheck.hosting.HeaderField;

/**
 * The response for a page, as far as it shows which platform sent it.
 *
 * @param host the host name in the page's address; "" if there is none
 * @param headers the header lines
 * @param body the body; "" if it was not read
 */
public record SiteResponse(String host, List<HeaderField> headers, String body) {
  /** Copies the headers. */
  public SiteResponse {
    headers = List.copyOf(headers);
  }
}
