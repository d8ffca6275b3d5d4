package org.crosscheck.platform.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.yaml.Place;
import org.crosscheck.yaml.YamlFile;

/**
 * The headers that Cloudflare sends for {@code _headers}: all matching rules apply in file order,
 * values that several rules set for a name are joined by a comma, names are sent in lower case, and
 * paths are case-sensitive.
 *
 * <p>The rules are those of {@code workers-shared} in cloudflare/workers-sdk (parseHeaders,
 * constructConfiguration, rules-engine, headers), read in 2026. Rules for a host are ignored
 * because they depend on the host name of the request.
 */
final class CloudflareHeaders implements Ruled {
  /** Cloudflare rejects further paths once this many rules are complete. */
  private static final int RULES = 100;

  private static final int CHARACTERS = 2000;
  private static final Pattern PATH = Pattern.compile("^(\\S+://|/).*", Pattern.DOTALL);
  private static final Pattern HOST = Pattern.compile("^https://+([^/]+)/?(.*)", Pattern.DOTALL);
  private static final Pattern PLACEHOLDER = Pattern.compile(":([A-Za-z]\\w*)");
  private static final Pattern WILDCARD = Pattern.compile("\\*|" + PLACEHOLDER.pattern());

  private final String file;
  private final List<Block> blocks;

  private CloudflareHeaders(String file, List<Block> blocks) {
    this.file = file;
    this.blocks = List.copyOf(blocks);
  }

  /** A rule, and the names of headers that it removes before it sets its own. */
  private record Block(PathRule rule, List<String> unset) {}

  static CloudflareHeaders read(Path file, Findings findings) {
    List<Block> blocks = new Reader(findings).read(YamlFile.text(file));
    findings.refuse(file);
    return new CloudflareHeaders(String.valueOf(file.getFileName()), blocks);
  }

  @Override
  public List<PathRule> rules() {
    return blocks.stream().map(Block::rule).filter(r -> !r.lines().isEmpty()).toList();
  }

  @Override
  public List<HeaderField> linesFor(String path, int status) {
    Map<String, String> set = new LinkedHashMap<>();
    for (Block block : blocks) {
      block
          .rule()
          .matching()
          .match(path)
          .ifPresent(
              values -> {
                block.unset().forEach(name -> set.remove(name.toLowerCase(Locale.ROOT)));
                block
                    .rule()
                    .lines()
                    .forEach(
                        line ->
                            set.merge(
                                line.name(),
                                fill(line.value(), values),
                                (first, second) -> first + ", " + second));
              });
    }
    return set.entrySet().stream().map(e -> new HeaderField(e.getKey(), e.getValue())).toList();
  }

  /** Replaces placeholders; an unknown one is left unchanged. */
  private static String fill(String value, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(value)
        .replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), m.group())));
  }

  @Override
  public String explain() {
    String explained =
        blocks.stream()
            .map(
                block ->
                    block.unset().isEmpty()
                        ? block.rule().explain()
                        : "no "
                            + String.join(", ", block.unset())
                            + (block.rule().lines().isEmpty() ? "" : " but ")
                            + block.rule().explain())
            .collect(Collectors.joining("; "));
    return "Sends what Cloudflare sends for "
        + file
        + ": "
        + (explained.isEmpty() ? "nothing" : explained);
  }

  /** Reads one file. */
  private static final class Reader {
    private final Findings findings;
    private final Map<String, Open> rules = new LinkedHashMap<>();
    private int complete;
    private Optional<Open> open = Optional.empty();

    /** Whether the current lines belong to a rejected path. */
    private boolean refused;

    Reader(Findings findings) {
      this.findings = findings;
    }

    /** A rule whose headers are being read. */
    private record Open(String path, Place at, Map<String, Line> lines, Set<String> unset) {}

    List<Block> read(String text) {
      for (Text line : Text.lines(text)) {
        if (line.text().length() > CHARACTERS) {
          findings.remark(
              line.at(), "the line has more than 2000 characters, so Cloudflare ignores it");
        } else if (!PATH.matcher(line.text()).matches()) {
          header(line);
        } else if (complete >= RULES) {
          findings.remark(
              line.at(),
              "Cloudflare reads at most 100 rules; it ignores this path and all later ones");
          break;
        } else {
          close();
          path(line);
        }
      }
      close();
      List<Block> blocks = new ArrayList<>();
      rules.values().forEach(rule -> block(rule).ifPresent(blocks::add));
      remarkJoined(blocks);
      return blocks;
    }

    private void path(Text line) {
      Matcher host = HOST.matcher(line.text());
      refused = true;
      if (host.matches() && host.group(1).matches(".*:\\d+")) {
        findings.remark(
            line.at(), "Cloudflare does not accept a port in a URL, so it ignores the rule");
      } else if (!host.matches() && !line.text().startsWith("/")) {
        findings.remark(
            line.at(),
            "Cloudflare requires https:// at the start of a URL, so it ignores the rule");
      } else {
        String path =
            host.matches()
                ? "https://" + host.group(1) + JsUrl.pathname(host.group(2))
                : JsUrl.pathname(line.text());
        open = Optional.of(new Open(path, line.at(), new LinkedHashMap<>(), new LinkedHashSet<>()));
        refused = false;
      }
    }

    private void header(Text line) {
      if (!line.text().contains(":")) {
        without(line);
        return;
      }
      String name = line.name().toLowerCase(Locale.ROOT);
      if (name.startsWith("! ")) {
        findings.remark(
            line.at(),
            "to remove a header, give only its name; with a value, Cloudflare ignores the line");
      } else if (name.contains(" ")) {
        ignored(line, "the name has a space");
      } else if (name.isEmpty()) {
        ignored(line, "there is no name before the colon");
      } else if (line.value().isEmpty()) {
        ignored(line, "there is no value after the colon");
      } else if (open.isPresent()) {
        findings.line(line.at(), name, line.value()).ifPresent(this::add);
      } else if (!refused) {
        ignored(line, "there is no path before it");
      }
    }

    private void without(Text line) {
      if (line.text().startsWith("! ") && open.isPresent()) {
        open.orElseThrow().unset().add(line.text().replaceFirst("! ", ""));
      } else if (open.isPresent()) {
        ignored(line, "it has no colon");
      } else if (!refused) {
        ignored(
            line, "it has no colon, and it is not a path because it does not start with a slash");
      }
    }

    private void ignored(Text line, String why) {
      findings.remark(line.at(), "Cloudflare ignores the line: " + why);
    }

    private void add(Line line) {
      Map<String, Line> lines = open.orElseThrow().lines();
      Line before = lines.get(line.name());
      if (before == null) {
        lines.put(line.name(), line);
      } else {
        String both = before.value() + ", " + line.value();
        lines.put(line.name(), new Line(before.at(), line.name(), both));
        findings.remark(
            line.at(),
            "'"
                + line.name()
                + "' is set earlier in this rule (line "
                + before.at().line()
                + "); Cloudflare sends "
                + Findings.joined(line.name(), both));
      }
    }

    private void close() {
      open.ifPresent(
          rule -> {
            if (rule.lines().isEmpty() && rule.unset().isEmpty()) {
              findings.remark(
                  rule.at(), "the rule for '" + rule.path() + "' has no headers, so it is ignored");
              return;
            }
            complete++;
            Open before = rules.put(rule.path(), rule);
            if (before != null) {
              findings.remark(
                  rule.at(),
                  "'"
                      + rule.path()
                      + "' is repeated; Cloudflare discards the rule in line "
                      + before.at().line()
                      + " and all its headers");
            }
          });
      open = Optional.empty();
    }

    private Optional<Block> block(Open rule) {
      if (rule.path().startsWith("https://")) {
        findings.limit(
            rule.at(),
            "Crosscheck leaves out the rule, because it applies to only one host name",
            Findings.isolates(
                Stream.concat(rule.lines().keySet().stream(), rule.unset().stream())));
        return Optional.empty();
      }
      for (Line line : rule.lines().values()) {
        if (rule.unset().stream().anyMatch(line.name()::equalsIgnoreCase)) {
          findings.remark(
              line.at(),
              "'"
                  + line.name()
                  + "' is sent, because Cloudflare removes headers before it sets those of the"
                  + " rule");
        }
      }
      return matching(rule)
          .map(
              matching ->
                  new Block(
                      new PathRule(
                          rule.path(), rule.at(), matching, List.copyOf(rule.lines().values())),
                      List.copyOf(rule.unset())));
    }

    private Optional<PathRule.Matching> matching(Open rule) {
      List<String> names = new ArrayList<>();
      StringBuilder regex = new StringBuilder();
      Matcher wildcard = WILDCARD.matcher(rule.path());
      int from = 0;
      while (wildcard.find()) {
        boolean star = wildcard.group().equals("*");
        String name = star ? "splat" : wildcard.group(1);
        if (names.contains(name)) {
          findings.remark(
              rule.at(),
              "'"
                  + rule.path()
                  + "' has "
                  + (star ? "a second '*'" : "a second ':" + name + "'")
                  + ", so Cloudflare silently ignores the rule; split it into several rules");
          return Optional.empty();
        }
        names.add(name);
        regex.append(Pattern.quote(rule.path().substring(from, wildcard.start())));
        regex.append(star ? "(.*)" : "([^/]+)");
        from = wildcard.end();
      }
      regex.append(Pattern.quote(rule.path().substring(from)));
      Pattern pattern = Pattern.compile(regex.toString());
      return Optional.of(
          path -> {
            Matcher matcher = pattern.matcher(path);
            if (!matcher.matches()) {
              return Optional.empty();
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
              values.put(names.get(i), matcher.group(i + 1));
            }
            return Optional.of(values);
          });
    }

    /**
     * Reports rules that set the same name for the same path, using an example path of each rule.
     */
    private void remarkJoined(List<Block> blocks) {
      for (int j = 1; j < blocks.size(); j++) {
        for (Block earlier : blocks.subList(0, j)) {
          remarkJoined(earlier.rule(), blocks.get(j));
        }
      }
    }

    private void remarkJoined(PathRule earlier, Block block) {
      PathRule later = block.rule();
      PathRule.both(earlier, later)
          .ifPresent(
              path -> {
                for (Line line : later.lines()) {
                  earlier.lines().stream()
                      .filter(line::sameName)
                      .filter(l -> block.unset().stream().noneMatch(l.name()::equalsIgnoreCase))
                      .forEach(
                          l ->
                              findings.remark(
                                  line.at(),
                                  "%s also matches '%s' (line %d), so Cloudflare sends %s"
                                      .formatted(
                                          path,
                                          earlier.source(),
                                          earlier.at().line(),
                                          Findings.joined(
                                              line.name(), l.value() + ", " + line.value()))));
                }
              });
    }
  }
}
