package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.crosscheck.doctor.Evidence;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.Level;
import org.crosscheck.doctor.page.Element;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.doctor.page.Urls;
import org.crosscheck.doctor.page.Violation;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.isolation.ContentSecurity;
import org.crosscheck.platform.HeaderChange;

/** Finds what the page's content security policy blocked (Content Security Policy Level 3). */
final class ContentSecurityRule implements Rule {
  private static final String NAME = "Content-Security-Policy";
  private static final int MAX_EVIDENCE = 8;
  private static final Pattern DIRECTIVE =
      Pattern.compile("\\b(script-src|worker-src|connect-src|style-src|img-src|default-src)\\b");

  /** The directive and the source of a sentence about what a policy denies. */
  private static final Pattern DENIAL = Pattern.compile("([a-z-]+) does not allow (\\S+?),");

  @Override
  public Set<FindingType> types() {
    return Set.of(FindingType.CSP);
  }

  /** A violated directive and the source expression that would allow what it blocked. */
  private record Blocked(String directive, String need) {}

  @Override
  public List<Finding> of(PageObservation page) {
    Map<Blocked, List<Evidence>> blockedItems = new LinkedHashMap<>();
    for (Violation violation : page.violations()) {
      String directive = violation.directive().replaceFirst("-(elem|attr)$", "");
      String blocked = violation.blocked();
      blockedItems
          .computeIfAbsent(new Blocked(directive, need(blocked)), k -> new ArrayList<>())
          .add(PageEvidence.seen(page, page.url(), "%s blocks %s".formatted(directive, blocked)));
    }
    // Violations in workers appear only in the console.
    for (String text : page.observation().messages()) {
      String need = needOfText(text);
      if (page.browser().traits().wording().mentionsContentSecurityPolicy(text)
          && !need.isEmpty()) {
        Matcher directive = DIRECTIVE.matcher(text);
        String name = directive.find() ? directive.group(1) : "default-src";
        boolean known = blockedItems.keySet().stream().anyMatch(s -> s.need().equals(need));
        if (!known) {
          blockedItems
              .computeIfAbsent(new Blocked(name, need), k -> new ArrayList<>())
              .add(PageEvidence.seen(page, page.url(), text));
        }
      }
    }
    withoutTrial(page, blockedItems);
    List<Finding> findings = new ArrayList<>();
    Optional<HeaderChange> change = widened(page, blockedItems.keySet());
    blockedItems.forEach(
        (what, evidence) -> {
          Finding finding = finding(page, what, evidence);
          findings.add(
              finding.level() == Level.BAD && change.isPresent()
                  ? finding.fixedBy(change.get())
                  : finding);
        });
    return findings;
  }

  /**
   * Adds what the policies deny to PyScript although nothing was seen to be blocked, for example
   * because PyScript itself could not be fetched.
   */
  private static void withoutTrial(PageObservation page, Map<Blocked, List<Evidence>> blocked) {
    if (page.elements().stream().noneMatch(Element::isPyScript)) {
      return;
    }
    List<HeaderField> policies = new ArrayList<>(Policies.only(page.lines(), NAME));
    policies.addAll(Policies.only(page.metas(), NAME));
    for (String denial : ContentSecurity.denials(policies)) {
      Matcher matcher = DENIAL.matcher(denial);
      if (matcher.find()
          && blocked.keySet().stream().noneMatch(b -> b.need().equals(matcher.group(2)))) {
        blocked.put(
            new Blocked(matcher.group(1), matcher.group(2)),
            List.of(PageEvidence.seen(page, page.url(), denial)));
      }
    }
  }

  /** {@return the page's policies in {@code <meta>} elements, which count like headers} */
  private static List<HeaderField> inMeta(PageObservation page) {
    return Policies.only(page.metas(), NAME);
  }

  /**
   * {@return the page's policy with everything allowed that PyScript needs; empty if the page does
   * not have exactly one policy}
   */
  private static Optional<HeaderChange> widened(PageObservation page, Set<Blocked> blockedItems) {
    List<HeaderField> lines = Policies.only(page.lines(), NAME);
    if (lines.size() != 1 || lines.get(0).value().contains(",") || !inMeta(page).isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> directives = new LinkedHashMap<>();
    for (String directive : lines.get(0).value().split(";")) {
      String[] parts = directive.strip().split("\\s+", 2);
      directives.putIfAbsent(parts[0].toLowerCase(Locale.ROOT), parts.length > 1 ? parts[1] : "");
    }
    directives.remove("");
    for (Blocked item : blockedItems) {
      if (matters(item.need())) {
        String allowed = allowed(directives, item.directive());
        String sources = allowed.equals("'none'") ? "" : allowed + " ";
        directives.put(item.directive(), sources + item.need());
      }
    }
    return Optional.of(
        HeaderChange.send(
            NAME,
            directives.entrySet().stream()
                .map(d -> (d.getKey() + " " + d.getValue()).strip())
                .collect(Collectors.joining("; "))));
  }

  /**
   * {@return the sources that a directive, or the directive that it falls back to, allows (CSP 3,
   * section 6.8)}
   */
  private static String allowed(Map<String, String> directives, String directive) {
    List<String> fallbacks =
        directive.equals("worker-src")
            ? List.of("worker-src", "child-src", "script-src", "default-src")
            : List.of(directive, "default-src");
    return fallbacks.stream()
        .filter(directives::containsKey)
        .findFirst()
        .map(name -> directives.getOrDefault(name, ""))
        .orElse("");
  }

  private static boolean matters(String need) {
    return need.equals("blob:")
        || need.endsWith("-eval'")
        || need.matches("(?i).*(pyscript|pyodide|micropython|jsdelivr).*");
  }

  private static Finding finding(PageObservation page, Blocked item, List<Evidence> evidence) {
    String need = item.need();
    List<Evidence> all = new ArrayList<>(evidence);
    boolean onlyInMeta = Policies.only(page.lines(), NAME).isEmpty() && !inMeta(page).isEmpty();
    inMeta(page)
        .forEach(meta -> all.add(PageEvidence.seen(page, page.url(), "<meta http-equiv> " + meta)));
    if (!onlyInMeta) {
      all.addAll(PageEvidence.headers(page, NAME));
    }
    Finding finding =
        Finding.of(
            FindingType.CSP,
            page,
            "Content-Security-Policy blocks %s (%s)."
                .formatted(description(need), item.directive()),
            all.stream().distinct().limit(MAX_EVIDENCE).toList(),
            List.of(
                "Add %s to %s in %s."
                    .formatted(
                        need,
                        item.directive(),
                        onlyInMeta
                            ? "the <meta http-equiv> element with Content-Security-Policy"
                            : inMeta(page).isEmpty()
                                ? NAME
                                : NAME + " and in the <meta http-equiv> element with it")));
    return matters(need) ? finding : finding.at(Level.WARN);
  }

  private static String description(String need) {
    return switch (need) {
      case "blob:" -> "workers and scripts from blob: URLs, which PyScript uses for its workers";
      case "'wasm-unsafe-eval'" -> "compiling WebAssembly, which the interpreters need";
      case "'unsafe-eval'" -> "evaluating strings as JavaScript, which the interpreters need";
      case "'unsafe-inline'" -> "inline scripts or styles";
      default -> need;
    };
  }

  private static String need(String blocked) {
    return switch (blocked) {
      case "blob" -> "blob:";
      case "data" -> "data:";
      case "wasm-eval" -> "'wasm-unsafe-eval'";
      case "eval" -> "'unsafe-eval'";
      case "inline" -> "'unsafe-inline'";
      default -> blocked.startsWith("blob:") ? "blob:" : Urls.origin(blocked);
    };
  }

  private static String needOfText(String text) {
    if (text.matches("(?is).*(wasm|webassembly).*")) {
      return "'wasm-unsafe-eval'";
    }
    if (text.contains("blob:")) {
      return "blob:";
    }
    return text.matches("(?is).*\\beval\\b.*|.*evaluat.*") ? "'unsafe-eval'" : "";
  }
}
