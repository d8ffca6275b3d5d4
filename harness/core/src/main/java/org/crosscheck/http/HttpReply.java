package org.crosscheck.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.Credentials;

/**
 * What came back from a request, or why nothing did.
 *
 * @param url the address in the end, after redirects, without credentials
 * @param redirects the addresses that redirected, in their order, without credentials
 * @param status the status code, or 0 if no response came
 * @param headers the header lines, as received but for the order of names
 * @param body the body as UTF-8; "" if it was not read to its end
 * @param error what went wrong, if anything did
 * @param certificate why the certificate is not trusted, if it is not
 * @param notModified the header lines of a 304 for the page, if the server gives one
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

  /** Copies, and takes credentials out. */
  public HttpReply {
    url = Credentials.withoutUserinfo(url);
    redirects = redirects.stream().map(Credentials::withoutUserinfo).toList();
    headers = List.copyOf(headers);
    notModified = notModified.map(List::copyOf);
  }

  /** {@return the reply with a body, without any error} */
  static HttpReply of(HttpStream from, String body) {
    return with(from, body, Optional.empty());
  }

  /** {@return the reply whose body could not be read} */
  static HttpReply of(HttpStream from, FetchError error) {
    return with(from, "", Optional.of(error));
  }

  /** {@return the reply that never came} */
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

  /** {@return this reply, had although its certificate is not trusted; this one is not changed} */
  HttpReply despite(String untrusted) {
    return new HttpReply(
        url, redirects, status, headers, body, error, Optional.of(untrusted), notModified);
  }

  /** {@return this reply with the header lines of a 304 for it; this one is not changed} */
  HttpReply revalidated(List<HeaderField> lines) {
    return new HttpReply(
        url, redirects, status, headers, body, error, certificate, Optional.of(lines));
  }

  /** {@return whether the status is 200 and nothing went wrong} */
  public boolean ok() {
    return status == OK && error.isEmpty();
  }

  /** {@return the value of the first line of a name} */
  public Optional<String> header(String name) {
    return headers.stream().filter(l -> l.named(name)).map(HeaderField::value).findFirst();
  }
}
