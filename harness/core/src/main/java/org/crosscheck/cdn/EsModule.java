package org.crosscheck.cdn;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an ES module: whether it is one, and its imports. */
final class EsModule {
  /** The statements that only an ES module has, at the start of a line or after another. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?m)(?:^|[;}]|\\*/)\\s*"
              + "(?:export\\s*(?:[{*]|(?:default|const|let|var|function|class|async)\\b)"
              + "|import\\s*(?:[\"'{*]|[\\w$]+\\s*(?:,|from\\b)))");

  private static final Pattern IMPORT =
      Pattern.compile(
          "(?<![\\w$.])"
              + "(?:(?:import|export)\\b[\\w$\\s{},*]+?\\s*from\\s*"
              + "|import\\s*"
              + "|import\\s*\\(\\s*(?:/\\*[^*]*\\*/\\s*){0,9})"
              + "(?<quote>[\"'])(?<name>[^\"'\\s]+)\\k<quote>");

  private EsModule() {}

  /** {@return whether a script has an import or an export outside its comments} */
  static boolean is(String script) {
    return STATEMENT.matcher(withoutComments(script)).find();
  }

  /**
   * {@return a module with other names in its imports}
   *
   * @param address the name to use for each
   */
  static String with(String module, UnaryOperator<String> address) {
    StringBuilder changed = new StringBuilder(module.length());
    Matcher matcher = IMPORT.matcher(module);
    int done = 0;
    while (matcher.find()) {
      changed.append(module, done, matcher.start("name"));
      changed.append(address.apply(matcher.group("name")));
      done = matcher.end("name");
    }
    return changed.append(module, done, module.length()).toString();
  }

  /** Comments in strings are removed too, which makes no difference to what is looked for. */
  static String withoutComments(String script) {
    StringBuilder bare = new StringBuilder(script.length());
    int at = 0;
    for (int begin = script.indexOf("/*"); begin >= 0; begin = script.indexOf("/*", at)) {
      int end = script.indexOf("*/", begin + 2);
      bare.append(script, at, begin).append("\n");
      at = end < 0 ? script.length() : end + 2;
    }
    return bare.append(script, at, script.length()).toString().replaceAll("(?m)^\\s*//.*$", "");
  }
}
