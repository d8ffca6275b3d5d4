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
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.doctor.page.Urls;
import org.crosscheck.doctor.page.Violation;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.platform.HeaderChange;

/** What the page's content security policy stopped (Content Security Policy Level 3). */
final class ContentSecurityRule implements Rule {
  private static final String NAME = "Content-Security-Policy";
  private static final int MOST_EVIDENCE = 8;
  private static final Pattern DIRECTIVE =
      Pattern.compile("\\b(script-src|worker-src|connect-src|style-src|img-src|default-src)\\b");

  @Override
  public Set<FindingType> types() {
    return Set.of(FindingType.CSP);
  }

  /** What was stopped, and by which directive. */
  private record Stopped(String directive, String need) {}

  @Override
  public List<Finding> of(PageObservation page) {
    Map<Stopped, List<Evidence>> stopped = new LinkedHashMap<>();
    for (Violation violation : page.violations()) {
      String directive = violation.directive().replaceFirst("-(elem|attr)$", "");
      String blocked = violation.blocked();
      stopped
          .computeIfAbsent(new Stopped(directive, need(blocked)), k -> new ArrayList<>())
          .add(PageEvidence.seen(page, page.url(), directive + " stops " + blocked));
    }
    // What is stopped in a worker, only the console tells.
    for (String text : page.observation().said()) {
      String need = needOfText(text);
      if (page.browser().traits().wording().saysContentSecurityPolicy(text) && !need.isEmpty()) {
        Matcher directive = DIRECTIVE.matcher(text);
        String name = directive.find() ? directive.group(1) : "default-src";
        boolean known = stopped.keySet().stream().anyMatch(s -> s.need().equals(need));
        if (!known) {
          stopped
              .computeIfAbsent(new Stopped(name, need), k -> new ArrayList<>())
              .add(PageEvidence.seen(page, page.url(), text));
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    Optional<HeaderChange> change = widened(page, stopped.keySet());
    stopped.forEach(
        (what, evidence) -> {
          Finding finding = finding(page, what, evidence);
          findings.add(
              finding.level() == Level.BAD && change.isPresent()
                  ? finding.fixedBy(change.get())
                  : finding);
        });
    return findings;
  }

  /** The page's policy with all that matters allowed; only if it has a single one to change. */
  private static Optional<HeaderChange> widened(PageObservation page, Set<Stopped> stopped) {
    List<HeaderField> lines = Policies.only(page.lines(), NAME);
    if (lines.size() != 1 || lines.get(0).value().contains(",")) {
      return Optional.empty();
    }
    Map<String, String> directives = new LinkedHashMap<>();
    for (String directive : lines.get(0).value().split(";")) {
      String[] parts = directive.strip().split("\\s+", 2);
      directives.putIfAbsent(parts[0].toLowerCase(Locale.ROOT), parts.length > 1 ? parts[1] : "");
    }
    directives.remove("");
    for (Stopped one : stopped) {
      if (matters(one.need())) {
        String allowed = allowed(directives, one.directive());
        String kept = allowed.equals("'none'") ? "" : allowed + " ";
        directives.put(one.directive(), kept + one.need());
      }
    }
    return Optional.of(
        HeaderChange.send(
            NAME,
            directives.entrySet().stream()
                .map(d -> (d.getKey() + " " + d.getValue()).strip())
                .collect(Collectors.joining("; "))));
  }

  /** What a directive allows by itself, or by those that stand in for it (CSP 3, section 6.8). */
  private static String allowed(Map<String, String> directives, String directive) {
    List<String> standIns =
        directive.equals("worker-src")
            ? List.of("worker-src", "child-src", "script-src", "default-src")
            : List.of(directive, "default-src");
    return standIns.stream()
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

  private static Finding finding(PageObservation page, Stopped stopped, List<Evidence> evidence) {
    String need = stopped.need();
    List<Evidence> all = new ArrayList<>(evidence);
    all.addAll(PageEvidence.headers(page, NAME));
    Finding finding =
        Finding.of(
            FindingType.CSP,
            page,
            "Content-Security-Policy stops " + words(need) + " (" + stopped.directive() + ").",
            all.stream().distinct().limit(MOST_EVIDENCE).toList(),
            List.of("Add " + need + " to " + stopped.directive() + " of Content-Security-Policy."));
    return matters(need) ? finding : finding.at(Level.WARN);
  }

  private static String words(String need) {
    return switch (need) {
      case "blob:" -> "workers and scripts from blob: addresses, which PyScript's workers are";
      case "'wasm-unsafe-eval'" -> "compiling WebAssembly, which interpreters are";
      case "'unsafe-eval'" -> "evaluating text as a script, which interpreters do";
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
