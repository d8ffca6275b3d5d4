package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.crosscheck.platform.reader.Address;
import org.crosscheck.platform.reader.PlatformSite;
import org.crosscheck.platform.reader.Rule;

/** Names the rules of a configuration file that set a missing header, but not for the page. */
final class MissingHeader {
  private static final int SHOWN = 3;

  private MissingHeader() {}

  /**
   * {@return the finding; if it is about a missing header that rules set, with those rules}
   *
   * @param site the folder as its platform publishes it
   * @param page the address of the page
   */
  static Finding of(Finding finding, PlatformSite site, Address page) {
    String header = header(finding.type());
    List<Rule> rules =
        site.rules().stream().filter(rule -> !header.isEmpty() && sets(rule, header)).toList();
    if (rules.isEmpty()) {
      return finding;
    }
    String path = page.path();
    List<Rule> here = rules.stream().filter(rule -> applies(rule, page)).toList();
    boolean removed = !here.isEmpty();
    List<Rule> named = removed ? here : rules;
    boolean one = named.size() == 1;
    String why =
        removed
            ? "but another rule for %s removes it".formatted(path)
            : "but %s not apply to %s".formatted(one ? "does" : "do", path);
    List<String> remedy = new ArrayList<>(finding.remedy());
    remedy.set(
        0,
        removed
            ? "Change the rule that removes it."
            : "Let %s apply to %s, or write another rule for it."
                .formatted(one ? "the rule" : "one of the rules", path));
    return new Finding(
        finding.type(),
        finding.level(),
        "%s; %s %s it, %s."
            .formatted(
                finding.summary().replaceFirst("\\.$", ""),
                words(named),
                one ? "sets" : "set",
                why),
        finding.browsers(),
        finding.evidence(),
        remedy,
        finding.changes());
  }

  private static String header(FindingType type) {
    return type == FindingType.COOP_MISSING
        ? "Cross-Origin-Opener-Policy"
        : type == FindingType.COEP_MISSING ? "Cross-Origin-Embedder-Policy" : "";
  }

  private static boolean sets(Rule rule, String header) {
    return rule.headers().stream()
        .anyMatch(line -> line.replaceFirst(":.*", "").equalsIgnoreCase(header));
  }

  private static boolean applies(Rule rule, Address page) {
    return page.answer().ruled().filter(rule.matches()).isPresent();
  }

  private static String words(List<Rule> rules) {
    int more = rules.size() - SHOWN;
    return (rules.size() == 1 ? "the rule " : "the rules ")
        + rules.stream().limit(SHOWN).map(Rule::toString).collect(Collectors.joining(", "))
        + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
