package org.crosscheck.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a mirror of CDNs answered, and why it could not answer. Safe for use by several threads. */
final class MirrorLog {
  private final Set<CdnResponse> responses = new LinkedHashSet<>();
  private final Map<String, String> reasons = new LinkedHashMap<>();

  /** Something was answered. */
  synchronized void answered(CdnResponse response) {
    responses.add(response);
  }

  /** A file was sent that is the one that was requested. */
  void served(String address, String what) {
    answered(new CdnResponse(address, what, true));
  }

  /** There is nothing at an address. */
  synchronized void absent(String address, String why) {
    reasons.put(address, why);
    answered(new CdnResponse(address, "404: " + why, false));
  }

  /** A request was redirected to the real CDN. */
  synchronized void elsewhere(String address, String to, String why) {
    reasons.put(to, why);
    answered(new CdnResponse(address, "redirected to " + to + ": " + why, false));
  }

  /** {@return the responses, in the order of the first request for each} */
  synchronized List<CdnResponse> responses() {
    return new ArrayList<>(responses);
  }

  /** {@return why addresses were not answered with a file, by the address of the CDN} */
  synchronized Map<String, String> reasons() {
    return new LinkedHashMap<>(reasons);
  }
}
