package org.crosscheck.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an engine words errors. A failure is the text that it reports for a failed request; a message
 * is a line on the console.
 *
 * @param noResponse matches a whole failure if the network did not answer, as opposed to a policy
 *     that blocked it
 * @param withoutReason the failure of a request that was aborted without a reason, which a blocked
 *     CORS request has too; empty if the engine always gives a reason
 * @param corsRefused finds a message about a response that CORS blocked; its first group is the
 *     address
 * @param resourceRefused finds the failure of a resource that an embedder or resource policy
 *     blocked
 * @param resourceRefusedMessage finds a message about such a resource
 * @param frameRefused finds the failure of a frame that an embedder or resource policy blocked
 * @param contentSecurityPolicy finds a message about something that a content security policy
 *     blocked
 */
public record ErrorWording(
    Pattern noResponse,
    Optional<String> withoutReason,
    Pattern corsRefused,
    Pattern resourceRefused,
    Pattern resourceRefusedMessage,
    Pattern frameRefused,
    Pattern contentSecurityPolicy) {

  /** {@return whether a failure means that the network did not answer} */
  public boolean isNoResponse(String failure) {
    return noResponse.matcher(failure).matches();
  }

  /** {@return whether a failure gives no reason, so that CORS may be one} */
  public boolean isWithoutReason(String failure) {
    return withoutReason.filter(failure::equals).isPresent();
  }

  /**
   * {@return the address that CORS blocked according to a message; empty if it is about something
   * else}
   */
  public Optional<String> refusedByCors(String message) {
    Matcher matcher = corsRefused.matcher(message);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** {@return whether a failure means that an embedder or resource policy blocked a resource} */
  public boolean isResourceRefused(String failure) {
    return resourceRefused.matcher(failure).find();
  }

  /** {@return whether a message means that an embedder or resource policy blocked a resource} */
  public boolean mentionsResourceRefused(String message) {
    return resourceRefusedMessage.matcher(message).find();
  }

  /** {@return whether a failure means that an embedder or resource policy blocked a frame} */
  public boolean isFrameRefused(String failure) {
    return frameRefused.matcher(failure).find();
  }

  /** {@return whether a message means that a content security policy blocked something} */
  public boolean mentionsContentSecurityPolicy(String message) {
    return contentSecurityPolicy.matcher(message).find();
  }
}
