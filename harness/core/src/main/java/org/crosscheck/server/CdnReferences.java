package org.crosscheck.server;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places in a text where PyScript or an interpreter is loaded from a CDN, turned to a stand-in.
 *
 * <p>Only the beginning of an address is looked at, because PyScript makes the rest of it while it
 * runs. All releases spell it in the same way, in the chunk that {@code core.js} re-exports: {@code
 * `https://cdn.jsdelivr.net/pyodide/v${e}/full/pyodide.mjs`}. The host stays in the path of the
 * stand-in, so that an address that is made later can be understood there too.
 */
public final class CdnReferences {
  private static final String PACKAGE =
      "(?:@pyscript/core|pyodide|@micropython/micropython-webassembly-pyscript)"
          + "(?=[@/?#\"'`\\s)<>]|$)";

  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<scheme>(?:https?:)?//)"
              + "(?<begins>pyscript\\.net/(?:releases|snapshots|latest|unstable)/"
              + "|cdn\\.jsdelivr\\.net/pyodide/"
              + "|(?:cdn\\.jsdelivr\\.net/npm|unpkg\\.com|esm\\.sh(?:/v\\d+)?|esm\\.run)/"
              + PACKAGE
              + ")(?<rest>[^\\s\"'`<>()\\\\]*)");

  private static final Pattern TAG = Pattern.compile("(?is)<(?:script|link)\\b[^>]*>");

  private static final Pattern INTEGRITY =
      Pattern.compile("(?is)\\s+integrity\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s>]+)");

  private CdnReferences() {}

  /**
   * A text with its references turned.
   *
   * @param text to be served
   * @param replacements what was replaced, in the order of the text
   */
  public record Turned(String text, List<Replacement> replacements) {
    /** Copies the list. */
    public Turned {
      replacements = List.copyOf(replacements);
    }
  }

  /**
   * {@return a text in which every reference to a CDN of PyScript goes to a stand-in}
   *
   * @param file the path of the file, for what is said of it
   * @param text of any kind: markup, scripts, configuration
   * @param standIn the origin of the stand-in
   */
  public static Turned turn(String file, String text, String standIn) {
    List<Replacement> replacements = new ArrayList<>();
    StringBuilder turned = new StringBuilder(text.length());
    Matcher matcher = REFERENCE.matcher(text);
    int line = 1;
    int counted = 0;
    while (matcher.find()) {
      line += lines(text, counted, matcher.start());
      counted = matcher.start();
      String to = "/" + matcher.group("begins") + matcher.group("rest");
      replacements.add(new Replacement(file, line, matcher.group(), to));
      matcher.appendReplacement(turned, Matcher.quoteReplacement(standIn + to));
    }
    matcher.appendTail(turned);
    return new Turned(turned.toString(), replacements);
  }

  /**
   * {@return a page as {@link #turn} makes it, without the {@code integrity} of what is loaded from
   * the stand-in: that is of another release's bytes}
   */
  public static Turned turnPage(String file, String page, String standIn) {
    List<Replacement> left = new ArrayList<>();
    StringBuilder text = new StringBuilder(page.length());
    Matcher tags = TAG.matcher(page);
    while (tags.find()) {
      tags.appendReplacement(
          text, Matcher.quoteReplacement(withoutIntegrity(file, page, tags, left)));
    }
    tags.appendTail(text);
    Turned turned = turn(file, text.toString(), standIn);
    left.addAll(turned.replacements());
    left.sort((a, b) -> Integer.compare(a.line(), b.line()));
    return new Turned(turned.text(), left);
  }

  private static String withoutIntegrity(
      String file, String page, MatchResult tag, List<Replacement> left) {
    if (!REFERENCE.matcher(tag.group()).find()) {
      return tag.group();
    }
    return INTEGRITY
        .matcher(tag.group())
        .replaceAll(
            found -> {
              int at = tag.start() + found.start();
              int blank = found.group().length() - found.group().stripLeading().length();
              int line = 1 + lines(page, 0, at + blank);
              left.add(new Replacement(file, line, found.group().strip(), ""));
              // Errors that browsers report name lines, which stay as they are in the file.
              return "\n".repeat(lines(found.group(), 0, found.group().length()));
            });
  }

  private static int lines(String text, int from, int to) {
    return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
  }
}
