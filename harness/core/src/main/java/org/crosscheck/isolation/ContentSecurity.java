package org.crosscheck.isolation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.hosting.HeaderField;

/**
 * What a page's content security policies deny to PyScript, as far as header lines tell (Content
 * Security Policy Level 3). PyScript and its interpreters evaluate strings, and its workers start
 * from {@code blob:} URLs; the hostings {@code csp-*} show that nothing less is enough.
 */
public final class ContentSecurity {
  private static final String NAME = "Content-Security-Policy";
  private static final List<String> SCRIPTS = List.of("script-src", "default-src");
  private static final List<String> WORKERS =
      List.of("worker-src", "child-src", "script-src", "default-src");

  private ContentSecurity() {}

  /**
   * {@return what the policies deny, each as a sentence about the directive to change; empty if
   * PyScript's workers can start} Every policy has to allow everything.
   *
   * @param lines the header lines of a page
   */
  public static List<String> denials(List<HeaderField> lines) {
    return lines.stream()
        .filter(line -> line.named(NAME))
        .flatMap(line -> Stream.of(line.value().split(",")))
        .map(ContentSecurity::directives)
        .flatMap(policy -> denials(policy).stream())
        .distinct()
        .toList();
  }

  private static List<String> denials(Map<String, List<String>> policy) {
    List<String> denials = new ArrayList<>();
    lacking(policy, SCRIPTS, "'unsafe-eval'", List.of("'unsafe-eval'"))
        .ifPresent(
            denial -> denials.add(denial + ", which PyScript and its interpreters need to run"));
    lacking(policy, WORKERS, "blob:", List.of("blob:"))
        .ifPresent(denial -> denials.add(denial + ", from which PyScript starts its workers"));
    if (policy.containsKey("sandbox") && !policy.get("sandbox").contains("allow-scripts")) {
      denials.add("sandbox does not have allow-scripts, so no script runs");
    }
    return denials;
  }

  /** {@return the directive that applies and does not have any of the sources; otherwise empty} */
  private static Optional<String> lacking(
      Map<String, List<String>> policy,
      List<String> directives,
      String needed,
      List<String> sources) {
    Optional<String> applies = directives.stream().filter(policy::containsKey).findFirst();
    return applies
        .filter(name -> policy.getOrDefault(name, List.of()).stream().noneMatch(sources::contains))
        .map(name -> "%s: %s does not allow %s".formatted(NAME, name, needed));
  }

  /** The first directive of a name counts. */
  private static Map<String, List<String>> directives(String policy) {
    Map<String, List<String>> directives = new LinkedHashMap<>();
    for (String directive : policy.split(";")) {
      List<String> words = List.of(directive.strip().toLowerCase(Locale.ROOT).split("\\s+"));
      directives.putIfAbsent(words.get(0), words.subList(1, words.size()));
    }
    return directives;
  }
}
