package org.crosscheck.http;

import org.crosscheck.message.Credentials;

/**
 * The reason why a response was not received or not completely.
 *
 * @param kind the kind of error
 * @param detail the error as the end of a sentence that starts with the URL, without a period; may
 *     quote what the server sent, so it must be escaped
 */
public record FetchError(Kind kind, String detail) {
  /** What can go wrong between a request and the end of its response. */
  public enum Kind {
    /** The URL cannot be requested. */
    BAD_ADDRESS,
    /** The host name cannot be resolved. */
    NAME_NOT_FOUND,
    /** The connection was refused. */
    REFUSED,
    /** The certificate is not trusted, or TLS failed for another reason. */
    CERTIFICATE,
    /** There was no response, or not in time. */
    NO_RESPONSE,
    /** The response is not HTTP, or its header is larger than the client accepts. */
    UNREADABLE,
    /** The response ended early. */
    BROKEN_OFF,
    /** The response did not end in time. */
    NEVER_ENDS,
    /** The response is larger than the limit. */
    TOO_LARGE,
    /** There are too many redirects, or one to an invalid URL. */
    REDIRECTS
  }

  /** Removes credentials. */
  public FetchError {
    detail = Credentials.without(detail);
  }
}
