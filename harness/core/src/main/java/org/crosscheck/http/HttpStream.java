package org.crosscheck.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.crosscheck.hosting.HeaderField;

/**
 * A response whose body is still to be read.
 *
 * @param url the address in the end, after redirects
 * @param redirects the addresses that redirected, in their order
 * @param status the status code
 * @param headers the header lines, as received but for the order of names
 * @param body the body as sent; close it
 */
public record HttpStream(
    URI url, List<URI> redirects, int status, List<HeaderField> headers, InputStream body)
    implements AutoCloseable {
  /** Copies the lists. */
  public HttpStream {
    redirects = List.copyOf(redirects);
    headers = List.copyOf(headers);
  }

  /** Ends the transfer, whether or not all of the body was read. */
  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      // What was left of it was not wanted.
      return;
    }
  }
}
