package org.crosscheck.http;

import org.crosscheck.message.Credentials;

/**
 * Why a response could not be had, or not to its end.
 *
 * @param kind the kind of error
 * @param detail the error in words that go on a sentence that begins with the address, without a
 *     full stop; may quote what the server sent, so it is hostile until escaped
 */
public record FetchError(Kind kind, String detail) {
  /** What can go wrong between a request and the end of its response. */
  public enum Kind {
    /** The address cannot be asked for. */
    BAD_ADDRESS,
    /** The name of the host is not known. */
    NAME_NOT_FOUND,
    /** Nothing takes connections. */
    REFUSED,
    /** The certificate is not trusted, or TLS failed otherwise. */
    CERTIFICATE,
    /** No response came in time, or none at all. */
    NO_RESPONSE,
    /** What came is not HTTP, or more of it than a client takes. */
    UNREADABLE,
    /** The response broke off. */
    BROKEN_OFF,
    /** The response did not end in time. */
    NEVER_ENDS,
    /** The response is larger than what is wanted. */
    TOO_LARGE,
    /** Redirects lead in a circle, or to what is not a URL. */
    REDIRECTS
  }

  /** Takes credentials out. */
  public FetchError {
    detail = Credentials.without(detail);
  }
}
