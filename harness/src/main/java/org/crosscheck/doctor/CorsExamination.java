package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that the page or a worker asks for with CORS, and whose server does not allow it (Fetch,
 * "CORS check"). Only the console says so, each browser in words of its own.
 */
final class CorsExamination implements Examination {
  private static final List<Pattern> SAID =
      List.of(
          Pattern.compile("Access to .* at '(https?:[^']+)' .*blocked by CORS policy"),
          Pattern.compile(
              "Cross-Origin Request Blocked: .* at (https?:\\S+?)\\.?"
                  // Without any response there is none that could allow it.
                  + " \\(Reason: (?!CORS request did not succeed).*CORS",
              Pattern.DOTALL));

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.CORS_REFUSED);
  }

  @Override
  public List<Finding> of(PageSeen page) {
    Map<String, String> refused = new LinkedHashMap<>();
    for (String text : page.seen().said()) {
      for (Pattern pattern : SAID) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
          refused.putIfAbsent(matcher.group(1), text);
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    refused.forEach((url, text) -> findings.add(finding(page, url, text)));
    return findings;
  }

  private static Finding finding(PageSeen page, String url, String text) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(page.saw(page.url(), text));
    page.exchange(url)
        .filter(e -> e.status() != 0)
        .ifPresent(e -> evidence.addAll(page.evidence(e, Policies.ACAO)));
    return Finding.of(
        Kind.CORS_REFUSED,
        page,
        url + " does not allow other origins to read it.",
        evidence,
        List.of(
            "There, if it is yours: send 'Access-Control-Allow-Origin: *' with it, once.",
            "Otherwise: keep a copy on your own site, or use a CDN that allows it."));
  }
}
