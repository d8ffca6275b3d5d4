package org.crosscheck.doctor.page;

import java.util.Map;
import java.util.TreeMap;

/**
 * An element of the page that loads a file or runs code.
 *
 * @param tag the tag name in lower case, such as {@code script}
 * @param url the absolute URL of its src, href or data attribute; "" if there is none
 * @param attributes the attributes by their lower-case names
 * @param head whether it is a child of the head
 * @param text its text if it is a script or a configuration, otherwise ""
 */
public record Element(
    String tag, String url, Map<String, String> attributes, boolean head, String text) {
  /** Copies the attributes, sorted by name. */
  public Element {
    attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /** {@return whether it has the attribute} */
  public boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  /** {@return the value of an attribute; "" if it does not have it} */
  public String get(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  /** {@return whether it requests its file with CORS (HTML, "CORS settings attributes")} */
  public boolean usesCors() {
    boolean module = tag.equals("script") && get("type").equalsIgnoreCase("module");
    boolean preload = tag.equals("link") && get("rel").equalsIgnoreCase("modulepreload");
    return module || preload || has("crossorigin");
  }

  /** {@return whether it is an iframe} */
  public boolean isFrame() {
    return tag.equals("iframe");
  }

  /** {@return whether it is a PyScript tag} */
  public boolean isPyScript() {
    return (tag.equals("script") && (get("type").equals("py") || get("type").equals("mpy")))
        || tag.equals("py-script")
        || tag.equals("mpy-script");
  }

  /** {@return its start tag, close enough to the source to be found there} */
  public String line() {
    StringBuilder line = new StringBuilder("<").append(tag);
    attributes.forEach(
        (name, value) ->
            line.append(' ').append(name).append(value.isEmpty() ? "" : "=\"" + value + "\""));
    return line.append('>').toString();
  }
}
