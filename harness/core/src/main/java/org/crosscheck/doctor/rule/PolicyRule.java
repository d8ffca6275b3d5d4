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
 * What is wrong with the opener policy and the embedder policy of a page that is not isolated
 * (HTML, "obtain an opener policy" and "obtain an embedder policy").
 */
final class PolicyRule implements Rule {
  /** An item that is a token, with parameters or without (RFC 9651 section 3.3). */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z*][!#$%&'*+.^_`|~0-9A-Za-z:/-]*");

  private static final Pattern PARAMETERS =
      Pattern.compile("(; *[a-z*][a-z0-9_.*-]*(=(\"[^\"]*\"|[!#$%&'*+.^_`|~0-9A-Za-z:/?-]+))?)*");

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
    private final List<FindingType> kinds;

    Policy(String header, String value, FindingType... kinds) {
      this.header = header;
      this.value = value;
      this.kinds = List.of(kinds);
    }

    boolean isTaken(PageObservation page, List<HeaderField> lines) {
      return this == OPENER ? Policies.opens(page, lines) : Policies.embeds(page, lines);
    }

    FindingType missing() {
      return kinds.get(0);
    }

    FindingType reportOnly() {
      return kinds.get(1);
    }

    FindingType inMeta() {
      return kinds.get(2);
    }

    FindingType twice() {
      return kinds.get(3);
    }

    FindingType joined() {
      return kinds.get(4);
    }

    FindingType invalid() {
      return kinds.get(5);
    }

    FindingType otherValue() {
      return kinds.get(6);
    }
  }

  @Override
  public Set<FindingType> types() {
    Set<FindingType> kinds = new java.util.TreeSet<>();
    for (Policy policy : Policy.values()) {
      kinds.addAll(policy.kinds);
    }
    kinds.add(FindingType.HEADERS_ELSEWHERE);
    return kinds;
  }

  @Override
  public List<Finding> of(PageObservation page) {
    if (!page.reported() || page.isolated()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (Policy policy : Policy.values()) {
      if (!policy.isTaken(page, page.lines())) {
        findings.add(wrong(policy, page));
      }
    }
    elsewhere(page, findings);
    return findings;
  }

  private static Finding wrong(Policy policy, PageObservation page) {
    List<HeaderField> lines = Policies.only(page.lines(), policy.header);
    if (lines.isEmpty()) {
      return missing(policy, page);
    }
    // Firefox joins lines before it shows them; the request of our own still has them apart.
    int sent = Math.max(lines.size(), Policies.only(page.reply().headers(), policy.header).size());
    String value = String.join(", ", lines.stream().map(HeaderField::value).toList());
    if (sent > 1) {
      return finding(
          policy.twice(),
          policy,
          page,
          policy.header + " is sent " + sent + " times, so it counts as missing.",
          "Find the two places that send it, and take one away.");
    }
    if (value.contains(",")) {
      return finding(
          policy.joined(),
          policy,
          page,
          policy.header + " is a list, '" + value + "', so it counts as missing.",
          "Leave one value of the list, without a comma.");
    }
    String why = broken(value);
    if (!why.isEmpty()) {
      return finding(
          policy.invalid(),
          policy,
          page,
          policy.header + " cannot be read, and counts as missing: " + why + ".",
          "Write the value as it stands here.");
    }
    return finding(
        policy.otherValue(),
        policy,
        page,
        policy.header + " is '" + value + "', which does not isolate." + nearly(value, policy),
        "Send the value that isolates instead.");
  }

  private static Finding missing(Policy policy, PageObservation page) {
    String reported = policy.header + "-Report-Only";
    if (!Policies.only(page.lines(), reported).isEmpty()) {
      return finding(
          policy.reportOnly(),
          policy,
          page,
          policy.header + " is only reported, not in force.",
          "Send it without -Report-Only.");
    }
    List<HeaderField> metas = Policies.only(page.metas(), policy.header);
    if (!metas.isEmpty()) {
      Finding finding =
          finding(
              policy.inMeta(),
              policy,
              page,
              policy.header + " stands in a <meta>, where browsers do not look for it.",
              "Send it as a header of the response, and take the <meta> out.");
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
        policy.header + " is missing.",
        "Have the page's own response carry it.");
  }

  private static Finding finding(
      FindingType kind, Policy policy, PageObservation page, String says, String remedy) {
    String value = policy == Policy.EMBEDDER ? Advice.embedder(page) : policy.value;
    return Finding.of(
            kind,
            page,
            says,
            PageEvidence.headers(page, policy.header),
            List.of(remedy, "Send '" + policy.header + ": " + value + "' once."))
        .fixedBy(HeaderChange.send(policy.header, value));
  }

  /** {@return the character that keeps a value from being a token, in words; "" if none does} */
  static String broken(String value) {
    if (value.isEmpty()) {
      return "the value is empty";
    }
    Matcher token = TOKEN.matcher(value);
    int end = token.lookingAt() ? token.end() : 0;
    if (end > 0) {
      Matcher parameters = PARAMETERS.matcher(value).region(end, value.length());
      int after = parameters.lookingAt() ? parameters.end() : end;
      if (after == value.length()) {
        return "";
      }
      end = after;
    }
    String character = value.substring(end, value.offsetByCodePoints(end, 1));
    return "the character '" + character + "' at place " + (end + 1) + " of '" + value + "'";
  }

  private static String nearly(String value, Policy policy) {
    return value.toLowerCase(Locale.ROOT).equals(policy.value)
        ? " Capital letters are other letters here."
        : "";
  }

  private static boolean isPage(Exchange exchange) {
    return exchange.headers().stream()
        .anyMatch(
            h -> h.name().equalsIgnoreCase("Content-Type") && h.value().startsWith("text/html"));
  }

  private static void elsewhere(PageObservation page, List<Finding> findings) {
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
                  "The headers are sent with other files of this site, and not with the page.",
                  others.stream()
                      .flatMap(
                          e -> PageEvidence.headers(page, e, Policies.COOP, Policies.COEP).stream())
                      .toList(),
                  List.of("Widen the rule that sends them, so that it covers the page."))
              .fixedBy(
                  HeaderChange.send(Policies.COOP, "same-origin"),
                  HeaderChange.send(Policies.COEP, Advice.embedder(page))));
    }
  }
}
