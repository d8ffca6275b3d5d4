package org.crosscheck.platform;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.List;
import java.util.Map;
import org.crosscheck.message.UserError;

/** A Mustache template of configuration lines. */
public final class ConfigTemplate {
  private final Template template;

  /**
   * A template.
   *
   * @throws UserError if it is not valid Mustache
   */
  ConfigTemplate(String text) {
    try {
      // Configuration is not HTML. An unknown name is an error.
      template = Mustache.compiler().escapeHTML(false).compile(text);
    } catch (MustacheException e) {
      throw new UserError(
          "The template is not valid Mustache: " + e.getMessage() + ".", "Correct its {{tags}}.");
    }
  }

  /** {@return the lines that make the given header changes} */
  List<String> headers(List<HeaderChange> changes) {
    List<Map<String, Object>> sent =
        changes.stream().filter(c -> c.value().isPresent()).map(ConfigTemplate::values).toList();
    return filled(
        Map.of(
            "changes",
            changes.stream().map(ConfigTemplate::values).toList(),
            "sent",
            sent,
            "count",
            sent.size()));
  }

  /** {@return the lines that give files of an extension a type} */
  List<String> type(String extension, String type) {
    return filled(
        Map.of("extension", extension, "bare", extension.replaceFirst("^\\.", ""), "type", type));
  }

  private static Map<String, Object> values(HeaderChange change) {
    String value = change.value().orElse("");
    return Map.of(
        "name",
        change.name(),
        "value",
        value,
        "quoted",
        quoted(value),
        "send",
        change.value().isPresent());
  }

  /** Quotes a text; for header values, all configuration languages use the same syntax. */
  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private List<String> filled(Map<String, Object> values) {
    return template.execute(values).lines().toList();
  }
}
