package org.crosscheck.doctor.page;

import java.util.Map;
import java.util.TreeMap;

/**
 * An element of the page that loads something, or runs something.
 *
 * @param tag its name, such as {@code script}
 * @param url the whole address that it names; "" for none
 * @param attributes its attributes by their lower-case names
 * @param head whether it stands in the head
 * @param text what stands in it, if it is a script
 */
public record Element(
    String tag, String url, Map<String, String> attributes, boolean head, String text) {
  /** Copies the attributes. */
  public Element {
    attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /** {@return whether it has an attribute} */
  public boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  /** {@return an attribute, or "" if it has none of that name} */
  public String get(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  /** {@return whether it asks for its file with CORS (HTML, "CORS settings attributes")} */
  public boolean asksWithCors() {
    boolean module = tag.equals("script") && get("type").equalsIgnoreCase("module");
    boolean preload = tag.equals("link") && get("rel").equalsIgnoreCase("modulepreload");
    return module || preload || has("crossorigin");
  }

  /** {@return whether it shows another page} */
  public boolean frames() {
    return tag.equals("iframe");
  }

  /** {@return whether it is a script of PyScript} */
  public boolean pyscript() {
    return (tag.equals("script") && (get("type").equals("py") || get("type").equals("mpy")))
        || tag.equals("py-script")
        || tag.equals("mpy-script");
  }

  /** {@return its start tag, near enough to be found in the page} */
  public String line() {
    StringBuilder line = new StringBuilder("<").append(tag);
    attributes.forEach(
        (name, value) ->
            line.append(' ').append(name).append(value.isEmpty() ? "" : "=\"" + value + "\""));
    return line.append('>').toString();
  }
}
