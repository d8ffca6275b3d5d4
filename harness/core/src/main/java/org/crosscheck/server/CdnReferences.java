package org.crosscheck.server;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.release.Interpreter;

/**
 * Rewrites URLs in a text that load PyScript or an interpreter from a CDN, so that they load it
 * from a local mirror of the CDN.
 *
 * <p>Only the start of a URL is matched, because PyScript builds the rest at run time. All releases
 * write it in the same way, in the chunk that {@code core.js} re-exports: {@code
 * `https://cdn.jsdelivr.net/pyodide/v${e}/full/pyodide.mjs`}. The CDN's host becomes part of the
 * mirror's path, so that the mirror can also resolve URLs that are built at run time.
 */
public final class CdnReferences {
  /** The start of a name, also of one that is built at run time, and not the path of a web page. */
  private static final String PACKAGE = "(?=[@\\w~*$])(?!\\w+\\.html)";

  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<scheme>(?:https?:)?//)(?<begins>pyscript\\.net/(?:releases|snapshots|latest|unstable)/|cdn\\.jsdelivr\\.net/pyodide/|(?:cdn\\.jsdelivr\\.net/npm|unpkg\\.com|esm\\.sh|esm\\.run)/"
              + PACKAGE
              + "|files\\.pythonhosted\\.org/)(?<rest>[^\\s\"'`<>()\\\\]*)");

  /** Pyodide has a path of its own on jsDelivr, with the same files as its npm package and more. */
  private static final Pattern INTERPRETER =
      Pattern.compile(
          "cdn\\.jsdelivr\\.net/pyodide/v?(?<released>[^/]+)/full/(?<file>.*)"
              + "|[\\w.-]+/(?:[\\w.-]+/)?(?<packaged>(?:pyodide|@micropython/[\\w-]+)@.*)");

  /** A tag that does not end reaches to the end of the page, so that no part is read twice. */
  private static final Pattern TAG = Pattern.compile("(?is)<(?:script|link)\\b[^>]*+>?");

  private static final Pattern INTEGRITY =
      Pattern.compile("(?is)(?<!\\s)\\s+integrity\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s>]+)");

  private CdnReferences() {}

  /**
   * A text whose CDN references were rewritten.
   *
   * @param text the text to serve
   * @param replacements the replacements, in the order of the text
   */
  public record RewrittenText(String text, List<Replacement> replacements) {
    /** Copies the list. */
    public RewrittenText {
      replacements = List.copyOf(replacements);
    }
  }

  /** {@return whether a text is a URL of the mirror without its origin} */
  static boolean isPath(String text) {
    return text.startsWith("/") && REFERENCE.matcher("https:/" + text).matches();
  }

  /**
   * {@return a text in which every reference to a CDN of PyScript refers to the local mirror}
   *
   * @param file the path of the file, for the list of replacements
   * @param text markup, a script or a configuration
   * @param mirror the origin of the local mirror
   */
  public static RewrittenText rewrite(String file, String text, String mirror) {
    List<Replacement> replacements = new ArrayList<>();
    StringBuilder rewritten = new StringBuilder(text.length());
    Matcher matcher = REFERENCE.matcher(text);
    int line = 1;
    int counted = 0;
    while (matcher.find()) {
      line += lines(text, counted, matcher.start());
      counted = matcher.start();
      String to = "/" + matcher.group("begins") + matcher.group("rest");
      replacements.add(new Replacement(file, line, matcher.group(), to));
      matcher.appendReplacement(rewritten, Matcher.quoteReplacement(mirror + to));
    }
    matcher.appendTail(rewritten);
    return new RewrittenText(rewritten.toString(), replacements);
  }

  /**
   * {@return a script of PyScript in which every reference to an interpreter on a CDN refers to a
   * folder of npm packages; other references stay as they are}
   *
   * @param script the script
   * @param packages the URL of the folder, without a slash at its end; a file of a package is at
   *     {@code NAME@VERSION/FILE} there
   */
  public static String toPackages(String script, String packages) {
    StringBuilder rewritten = new StringBuilder(script.length());
    Matcher matcher = REFERENCE.matcher(script);
    while (matcher.find()) {
      Matcher interpreter = INTERPRETER.matcher(matcher.group("begins") + matcher.group("rest"));
      String to = interpreter.matches() ? packages + "/" + file(interpreter) : matcher.group();
      matcher.appendReplacement(rewritten, Matcher.quoteReplacement(to));
    }
    return matcher.appendTail(rewritten).toString();
  }

  private static String file(Matcher interpreter) {
    String released = interpreter.group("released");
    return released == null
        ? interpreter.group("packaged")
        : Interpreter.PY.npmName() + "@" + released + "/" + interpreter.group("file");
  }

  /**
   * {@return a page that is rewritten as by {@link #rewrite}, without the {@code integrity}
   * attributes of rewritten elements, because their hashes are for another release}
   */
  public static RewrittenText rewritePage(String file, String page, String mirror) {
    List<Replacement> left = new ArrayList<>();
    StringBuilder text = new StringBuilder(page.length());
    Matcher tags = TAG.matcher(page);
    int line = 1;
    int counted = 0;
    while (tags.find()) {
      line += lines(page, counted, tags.start());
      counted = tags.start();
      tags.appendReplacement(
          text, Matcher.quoteReplacement(withoutIntegrity(file, tags.group(), line, left)));
    }
    tags.appendTail(text);
    RewrittenText rewritten = rewrite(file, text.toString(), mirror);
    left.addAll(rewritten.replacements());
    left.sort((a, b) -> Integer.compare(a.line(), b.line()));
    return new RewrittenText(rewritten.text(), left);
  }

  /**
   * {@return a tag without its integrity attributes, if it refers to a CDN}
   *
   * @param firstLine the line of the page in which the tag begins
   * @param left to which what was left out is added
   */
  private static String withoutIntegrity(
      String file, String tag, int firstLine, List<Replacement> left) {
    if (!REFERENCE.matcher(tag).find()) {
      return tag;
    }
    StringBuilder rewritten = new StringBuilder(tag.length());
    Matcher found = INTEGRITY.matcher(tag);
    int line = firstLine;
    int counted = 0;
    while (found.find()) {
      String attribute = found.group().stripLeading();
      int start = found.end() - attribute.length();
      line += lines(tag, counted, start);
      counted = start;
      left.add(new Replacement(file, line, attribute.strip(), ""));
      // Keeps line numbers in browser errors the same as in the file.
      found.appendReplacement(
          rewritten, "\n".repeat(lines(found.group(), 0, found.group().length())));
    }
    return found.appendTail(rewritten).toString();
  }

  private static int lines(String text, int from, int to) {
    return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
  }
}
