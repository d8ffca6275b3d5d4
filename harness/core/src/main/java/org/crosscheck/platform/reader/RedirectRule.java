package org.crosscheck.platform.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a {@code _redirects} file.
 *
 * @param from the pattern as written: {@code *} at its end and {@code :name} are placeholders
 * @param to the target as written, a path or a URL
 * @param status 200 for a rewrite
 * @param force whether it applies although there is a file
 */
record RedirectRule(String from, String to, int status, boolean force, Pattern pattern) {
  private static final Pattern PLACEHOLDER = Pattern.compile(":([A-Za-z]\\w*)");
  private static final Pattern WILDCARD = Pattern.compile("\\*|" + PLACEHOLDER.pattern());
  private static final Set<Integer> CLOUDFLARE_STATUSES = Set.of(200, 301, 302, 303, 307, 308);
  private static final Pattern STATUS = Pattern.compile("(\\d{3})(!?)");

  /** {@return the rule of a line; empty if the line is not one or depends on more than the path} */
  static Optional<RedirectRule> parse(String line, int otherwise, String slash) {
    String[] parts = line.replaceFirst("(^|\\s)#.*", "").strip().split("\\s+");
    if (parts.length < 2 || !parts[0].startsWith("/")) {
      return Optional.empty();
    }
    int status = otherwise;
    boolean force = false;
    for (int i = 2; i < parts.length; i++) {
      Matcher given = STATUS.matcher(parts[i]);
      if (!given.matches()) {
        return Optional.empty();
      }
      status = Integer.parseInt(given.group(1));
      force = !given.group(2).isEmpty();
    }
    boolean query = !parts[1].startsWith("/") && !parts[1].matches("\\w+://.*");
    return query ? Optional.empty() : Optional.of(of(parts[0], parts[1], status, force, slash));
  }

  /**
   * {@return a rule}
   *
   * @param slash a regular expression for what may follow the path
   */
  static RedirectRule of(String from, String to, int status, boolean force, String slash) {
    StringBuilder regex = new StringBuilder();
    Matcher wildcard = WILDCARD.matcher(PatternLimits.pattern(from));
    int at = 0;
    while (wildcard.find()) {
      boolean star = wildcard.group().equals("*");
      String before = from.substring(at, wildcard.start());
      // '/a/*' is for '/a' too, where slashes at the end do not count.
      boolean optional = star && !slash.isEmpty() && before.endsWith("/");
      regex.append(Pattern.quote(optional ? before.substring(0, before.length() - 1) : before));
      regex.append(star ? optional ? "(?:/(.*))?" : "(.*)" : "([^/]+)");
      at = wildcard.end();
    }
    String rest = from.substring(at);
    regex.append(Pattern.quote(slash.isEmpty() ? rest : rest.replaceFirst("/$", ""))).append(slash);
    return new RedirectRule(from, to, status, force, Pattern.compile(regex.toString()));
  }

  /** {@return the target for a path, without a query; empty if the rule is not for it} */
  Optional<String> target(String path) {
    Matcher matcher = pattern.matcher(PatternLimits.text(pattern, path));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    List<String> names = new ArrayList<>();
    WILDCARD.matcher(from).results().forEach(m -> names.add(m.group()));
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).equals("*") ? "splat" : names.get(i).substring(1);
      values.put(name, Optional.ofNullable(matcher.group(i + 1)).orElse(""));
    }
    String filled =
        PLACEHOLDER
            .matcher(to)
            .replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), m.group())));
    return Optional.of(external() ? filled : filled.replaceFirst("[?#].*", ""));
  }

  /**
   * {@return the rules that Cloudflare does not ignore, in order}
   *
   * <p>The reasons are those of {@code parseRedirects} and {@code generateRuleRegExp} in
   * cloudflare/workers-sdk, read in 2026.
   */
  static List<RedirectRule> acceptedByCloudflare(List<RedirectRule> rules) {
    List<RedirectRule> accepted = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (RedirectRule rule : rules) {
      // Such a rule redirects to itself, because the page's own address redirects back.
      boolean endless = rule.from.matches(".*/\\*?") && rule.to.matches("/(.*/)?index(\\.html)?");
      boolean known = CLOUDFLARE_STATUSES.contains(rule.status) && !rule.force;
      if (known && !endless && seen.add(rule.from) && !(rule.rewrites() && rule.external())) {
        List<String> names = WILDCARD.matcher(rule.from).results().map(MatchResult::group).toList();
        if (names.size() == Set.copyOf(names).size()) {
          accepted.add(rule);
        }
      }
    }
    return accepted;
  }

  boolean rewrites() {
    return status == 200;
  }

  boolean redirects() {
    return status >= 300 && status < 400;
  }

  boolean external() {
    return to.matches("\\w+://.*");
  }
}
