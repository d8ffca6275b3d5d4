package org.crosscheck.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.Credentials;

/**
 * The response to a request, or the reason why there is none.
 *
 * @param url the final URL, after redirects, without credentials
 * @param redirects the URLs that redirected, in order, without credentials
 * @param status the status code; 0 if there was no response
 * @param headers the header lines as received, except for the order of names
 * @param body the body, decoded as UTF-8; "" if it was not read completely
 * @param error what went wrong; empty if nothing did
 * @param certificate why the certificate is not trusted; empty if it is
 * @param notModified the header lines of the 304 for the page; empty if the server does not send
 *     one
 */
public record HttpReply(
    URI url,
    List<URI> redirects,
    int status,
    List<HeaderField> headers,
    String body,
    Optional<FetchError> error,
    Optional<String> certificate,
    Optional<List<HeaderField>> notModified) {
  private static final int OK = 200;

  /** Copies the lists and removes credentials. */
  public HttpReply {
    url = Credentials.withoutUserinfo(url);
    redirects = redirects.stream().map(Credentials::withoutUserinfo).toList();
    headers = List.copyOf(headers);
    notModified = notModified.map(List::copyOf);
  }

  /** {@return a reply with a body and without an error} */
  static HttpReply of(HttpStream from, String body) {
    return with(from, body, Optional.empty());
  }

  /** {@return a reply whose body could not be read} */
  static HttpReply of(HttpStream from, FetchError error) {
    return with(from, "", Optional.of(error));
  }

  /** {@return a reply without a response} */
  static HttpReply of(FetchException e) {
    Optional<String> certificate =
        e.error().kind() == FetchError.Kind.CERTIFICATE
            ? Optional.of(e.error().detail())
            : Optional.empty();
    return new HttpReply(
        e.url(),
        e.redirects(),
        0,
        List.of(),
        "",
        Optional.of(e.error()),
        certificate,
        Optional.empty());
  }

  private static HttpReply with(HttpStream from, String body, Optional<FetchError> error) {
    return new HttpReply(
        from.url(),
        from.redirects(),
        from.status(),
        from.headers(),
        body,
        error,
        Optional.empty(),
        Optional.empty());
  }

  /** {@return a copy of this reply, received despite an untrusted certificate} */
  HttpReply despite(String untrusted) {
    return new HttpReply(
        url, redirects, status, headers, body, error, Optional.of(untrusted), notModified);
  }

  /** {@return a copy of this reply with the header lines of its 304} */
  HttpReply revalidated(List<HeaderField> lines) {
    return new HttpReply(
        url, redirects, status, headers, body, error, certificate, Optional.of(lines));
  }

  /** {@return whether the status is 200 and nothing went wrong} */
  public boolean ok() {
    return status == OK && error.isEmpty();
  }

  /** {@return the value of the first header line with a name} */
  public Optional<String> header(String name) {
    return headers.stream().filter(l -> l.named(name)).map(HeaderField::value).findFirst();
  }
}
