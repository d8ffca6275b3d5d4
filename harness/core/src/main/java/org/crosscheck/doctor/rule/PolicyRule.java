package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.observation.Exchange;
import org.crosscheck.platform.HeaderChange;

/**
 * Finds mistakes in the opener policy and the embedder policy of a page that is not isolated (HTML,
 * "obtain an opener policy" and "obtain an embedder policy").
 */
final class PolicyRule implements Rule {
  /** A token, which parameters may follow (RFC 9651 section 3.3). */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z*][!#$%&'*+.^_`|~0-9A-Za-z:/-]*");

  private static final Pattern PARAMETER =
      Pattern.compile("; *[a-z*][a-z0-9_.*-]*(=(\"[^\"]*\"|[!#$%&'*+.^_`|~0-9A-Za-z:/?-]+))?");

  private enum Policy {
    OPENER(
        Policies.COOP,
        "same-origin",
        FindingType.COOP_MISSING,
        FindingType.COOP_REPORT_ONLY,
        FindingType.COOP_IN_META,
        FindingType.COOP_TWICE,
        FindingType.COOP_JOINED,
        FindingType.COOP_INVALID,
        FindingType.COOP_OTHER_VALUE),
    EMBEDDER(
        Policies.COEP,
        "require-corp",
        FindingType.COEP_MISSING,
        FindingType.COEP_REPORT_ONLY,
        FindingType.COEP_IN_META,
        FindingType.COEP_TWICE,
        FindingType.COEP_JOINED,
        FindingType.COEP_INVALID,
        FindingType.COEP_OTHER_VALUE);

    private final String header;
    private final String value;
    private final List<FindingType> types;

    Policy(String header, String value, FindingType... types) {
      this.header = header;
      this.value = value;
      this.types = List.of(types);
    }

    boolean isolates(PageObservation page, List<HeaderField> lines) {
      return this == OPENER ? Policies.opens(page, lines) : Policies.embeds(page, lines);
    }

    FindingType missing() {
      return types.get(0);
    }

    FindingType reportOnly() {
      return types.get(1);
    }

    FindingType inMeta() {
      return types.get(2);
    }

    FindingType twice() {
      return types.get(3);
    }

    FindingType joined() {
      return types.get(4);
    }

    FindingType invalid() {
      return types.get(5);
    }

    FindingType otherValue() {
      return types.get(6);
    }
  }

  @Override
  public Set<FindingType> types() {
    Set<FindingType> types = new java.util.TreeSet<>();
    for (Policy policy : Policy.values()) {
      types.addAll(policy.types);
    }
    types.add(FindingType.HEADERS_ELSEWHERE);
    return types;
  }

  @Override
  public List<Finding> of(PageObservation page) {
    if (!page.reported() || page.isolated()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (Policy policy : Policy.values()) {
      if (!policy.isolates(page, page.lines())) {
        findings.add(wrong(policy, page));
      }
    }
    sentWithOtherFiles(page, findings);
    return findings;
  }

  private static Finding wrong(Policy policy, PageObservation page) {
    List<HeaderField> lines = Policies.only(page.lines(), policy.header);
    if (lines.isEmpty()) {
      return missing(policy, page);
    }
    // Firefox joins lines before it reports them; Crosscheck's own response has them separately.
    int sent = Math.max(lines.size(), Policies.only(page.reply().headers(), policy.header).size());
    String value = String.join(", ", lines.stream().map(HeaderField::value).toList());
    if (sent > 1) {
      return finding(
          policy.twice(),
          policy,
          page,
          "%s is sent %d times, so browsers ignore it.".formatted(policy.header, sent),
          "Find the places that send it, and remove all but one.");
    }
    if (value.contains(",")) {
      return finding(
          policy.joined(),
          policy,
          page,
          "%s has several values, '%s', so browsers ignore it.".formatted(policy.header, value),
          "Send a single value, without a comma.");
    }
    String why = invalidPart(value);
    if (!why.isEmpty()) {
      return finding(
          policy.invalid(),
          policy,
          page,
          "%s is invalid, so browsers ignore it: %s.".formatted(policy.header, why),
          "Send exactly the value below.");
    }
    return finding(
        policy.otherValue(),
        policy,
        page,
        "%s is '%s', which does not isolate the page.%s"
            .formatted(policy.header, value, caseHint(value, policy)),
        "Replace the value.");
  }

  private static Finding missing(Policy policy, PageObservation page) {
    String reported = policy.header + "-Report-Only";
    if (!Policies.only(page.lines(), reported).isEmpty()) {
      return finding(
          policy.reportOnly(),
          policy,
          page,
          "%s is sent in report-only mode, so browsers do not enforce it.".formatted(policy.header),
          "Remove -Report-Only from the header name.");
    }
    List<HeaderField> metas = Policies.only(page.metas(), policy.header);
    if (!metas.isEmpty()) {
      Finding finding =
          finding(
              policy.inMeta(),
              policy,
              page,
              "%s is in a <meta> element, where browsers ignore it.".formatted(policy.header),
              "Send it as a response header, and remove the <meta> element.");
      return new Finding(
          finding.type(),
          finding.level(),
          finding.summary(),
          finding.browsers(),
          List.of(PageEvidence.seen(page, page.url(), "<meta http-equiv> " + metas.get(0))),
          finding.remedy(),
          finding.changes());
    }
    return finding(
        policy.missing(),
        policy,
        page,
        "%s is missing.".formatted(policy.header),
        "Add the header to the page's own response.");
  }

  private static Finding finding(
      FindingType type, Policy policy, PageObservation page, String summary, String remedy) {
    String value = policy == Policy.EMBEDDER ? Advice.embedder(page) : policy.value;
    return Finding.of(
            type,
            page,
            summary,
            PageEvidence.headers(page, policy.header),
            List.of(remedy, "Send '%s: %s' exactly once.".formatted(policy.header, value)))
        .fixedBy(HeaderChange.send(policy.header, value));
  }

  /**
   * {@return a description of the first invalid character of a value; "" if the value is a valid
   * token}
   */
  static String invalidPart(String value) {
    if (value.isEmpty()) {
      return "the value is empty";
    }
    Matcher token = TOKEN.matcher(value);
    int end = token.lookingAt() ? token.end() : 0;
    if (end > 0) {
      Matcher parameter = PARAMETER.matcher(value).region(end, value.length());
      while (parameter.lookingAt()) {
        end = parameter.end();
        parameter.region(end, value.length());
      }
      if (end == value.length()) {
        return "";
      }
    }
    String character = value.substring(end, value.offsetByCodePoints(end, 1));
    return "unexpected character '%s' at position %d of '%s'".formatted(character, end + 1, value);
  }

  private static String caseHint(String value, Policy policy) {
    return value.toLowerCase(Locale.ROOT).equals(policy.value)
        ? " The value is case-sensitive."
        : "";
  }

  private static boolean isPage(Exchange exchange) {
    return exchange.headers().stream()
        .anyMatch(
            h -> h.name().equalsIgnoreCase("Content-Type") && h.value().startsWith("text/html"));
  }

  private static void sentWithOtherFiles(PageObservation page, List<Finding> findings) {
    if (findings.size() < 2) {
      return;
    }
    List<Exchange> others =
        page.observation().exchanges().stream()
            .filter(e -> page.sameOrigin(e.url()) && !isPage(e))
            .filter(e -> Policies.opens(page, PageObservation.fields(e.headers())))
            .filter(e -> Policies.embeds(page, PageObservation.fields(e.headers())))
            .limit(2)
            .toList();
    if (!others.isEmpty()) {
      findings.add(
          Finding.of(
                  FindingType.HEADERS_ELSEWHERE,
                  page,
                  "The headers are sent with other files of this site, but not with the page.",
                  others.stream()
                      .flatMap(
                          e -> PageEvidence.headers(page, e, Policies.COOP, Policies.COEP).stream())
                      .toList(),
                  List.of("Extend the rule that sends them so that it matches the page."))
              .fixedBy(
                  HeaderChange.send(Policies.COOP, "same-origin"),
                  HeaderChange.send(Policies.COEP, Advice.embedder(page))));
    }
  }
}
