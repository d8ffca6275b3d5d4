package org.crosscheck.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.crosscheck.hosting.HeaderField;

/**
 * A response with an unread body.
 *
 * @param url the final URL, after redirects
 * @param redirects the URLs that redirected, in order
 * @param status the status code
 * @param headers the header lines as received, except for the order of names
 * @param body the body as sent; the caller must close it
 */
public record HttpStream(
    URI url, List<URI> redirects, int status, List<HeaderField> headers, InputStream body)
    implements AutoCloseable {
  /** Copies the lists. */
  public HttpStream {
    redirects = List.copyOf(redirects);
    headers = List.copyOf(headers);
  }

  /** Ends the transfer, even if the body was not read completely. */
  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      // The rest of the body is not needed.
      return;
    }
  }
}
