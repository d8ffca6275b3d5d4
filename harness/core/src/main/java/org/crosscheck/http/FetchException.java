package org.crosscheck.http;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.crosscheck.message.Credentials;

/** Thrown if there is no response. */
public final class FetchException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient FetchError error;
  private final transient URI url;
  private final transient List<URI> redirects;

  FetchException(URI url, List<URI> redirects, FetchError error) {
    super(Credentials.without(url.toString()) + ": " + error.detail());
    this.url = url;
    this.redirects = List.copyOf(redirects);
    this.error = error;
  }

  /** {@return the error as a value} */
  public FetchError error() {
    return error;
  }

  /** {@return the URL of the last request} */
  URI url() {
    return url;
  }

  /** {@return the URLs that redirected, in order} */
  List<URI> redirects() {
    return redirects;
  }
}
