package org.crosscheck.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an engine words errors. A failure is the text with which it reports that a request failed; a
 * message is a line on the console.
 *
 * @param noResponse matches the whole of a failure if the network did not answer, as opposed to a
 *     policy that refused
 * @param withoutReason the failure of a request that was given up without a reason, which a refused
 *     CORS request has too; empty if the engine always gives a reason
 * @param corsRefused finds a message about a response that CORS refused; its first group is the
 *     address
 * @param resourceRefused finds the failure of a resource that an embedder or resource policy
 *     refused
 * @param resourceRefusedMessage finds a message about such a resource
 * @param frameRefused finds the failure of a frame that an embedder or resource policy refused
 * @param contentSecurityPolicy finds a message about what a content security policy refused
 */
public record ErrorWording(
    Pattern noResponse,
    Optional<String> withoutReason,
    Pattern corsRefused,
    Pattern resourceRefused,
    Pattern resourceRefusedMessage,
    Pattern frameRefused,
    Pattern contentSecurityPolicy) {

  /** {@return whether a failure says that the network did not answer} */
  public boolean isNoResponse(String failure) {
    return noResponse.matcher(failure).matches();
  }

  /** {@return whether a failure gives no reason, so that CORS may be one} */
  public boolean isWithoutReason(String failure) {
    return withoutReason.filter(failure::equals).isPresent();
  }

  /** {@return the address that a message says CORS refused; empty if it is about something else} */
  public Optional<String> refusedByCors(String message) {
    Matcher matcher = corsRefused.matcher(message);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** {@return whether a failure says that an embedder or resource policy refused a resource} */
  public boolean isResourceRefused(String failure) {
    return resourceRefused.matcher(failure).find();
  }

  /** {@return whether a message says that an embedder or resource policy refused a resource} */
  public boolean saysResourceRefused(String message) {
    return resourceRefusedMessage.matcher(message).find();
  }

  /** {@return whether a failure says that an embedder or resource policy refused a frame} */
  public boolean isFrameRefused(String failure) {
    return frameRefused.matcher(failure).find();
  }

  /** {@return whether a message says that a content security policy refused something} */
  public boolean saysContentSecurityPolicy(String message) {
    return contentSecurityPolicy.matcher(message).find();
  }
}
