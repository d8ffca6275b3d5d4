package org.crosscheck.cdn;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a CommonJS module, and the ES modules that are made of it. */
final class CommonModule {
  private static final Pattern REQUIRED =
      Pattern.compile("(?<![\\w$.])require\\s*\\(\\s*([\"'])([^\"'\\s]+)\\1\\s*\\)");

  /**
   * What may be the name of an export. A name that is none is exported as undefined, so the pattern
   * may match too much.
   */
  private static final Pattern NAME =
      Pattern.compile(
          "\\.([A-Za-z_$][\\w$]*)\\s*=(?![=>])"
              + "|defineProperty\\(\\s*[\\w$.]+\\s*,\\s*[\"']([A-Za-z_$][\\w$]*)[\"']"
              + "|(?<![\\w$.])([A-Za-z_$][\\w$]*)\\s*:\\s*(?:\\(\\)\\s*=>|function\\b)");

  private static final Pattern PASSED_ON =
      Pattern.compile(
          "(?:exports\\s*=\\s*|__export(?:Star)?\\(\\s*|_export_star\\(\\s*)"
              + "require\\s*\\(\\s*([\"'])([^\"'\\s]+)\\1");

  private static final Pattern OBJECT = Pattern.compile("exports\\s*=\\s*\\{([^{}]*)");
  private static final Pattern KEY =
      Pattern.compile("(?:^|,)\\s*([A-Za-z_$][\\w$]*)\\s*(?=[,:(]|$)");
  private static final int MOST_NAMES = 3000;

  private CommonModule() {}

  /** {@return the names of the modules that it requires, in order} */
  static Set<String> required(String script) {
    return REQUIRED
        .matcher(EsModule.withoutComments(script))
        .results()
        .map(found -> found.group(2))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** {@return the names of the modules whose exports it exports} */
  static Set<String> passedOn(String script) {
    return PASSED_ON
        .matcher(script)
        .results()
        .map(found -> found.group(2))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** {@return the names that it may export, without {@code default}} */
  static Set<String> names(String script) {
    Set<String> names = new TreeSet<>();
    NAME.matcher(script).results().map(CommonModule::group).forEach(names::add);
    OBJECT
        .matcher(script)
        .results()
        .flatMap(object -> KEY.matcher(object.group(1)).results())
        .map(CommonModule::group)
        .forEach(names::add);
    names.removeAll(Set.of("default", "__esModule", "exports", "prototype"));
    return names.stream().limit(MOST_NAMES).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String group(MatchResult found) {
    for (int i = 1; i <= found.groupCount(); i++) {
      if (found.group(i) != null) {
        return found.group(i);
      }
    }
    throw new IllegalStateException("no group in " + found.group());
  }

  /**
   * {@return an ES module that exports a function: it runs the script when it is first called, and
   * returns its exports} So scripts run in the order in which they require each other.
   *
   * @param loaders by required name, the path of such a module
   * @param modules by required name, the path of an ES module
   * @param onlyOfCdn by required name, the path of a module that only a CDN has: it is requested,
   *     so that the page is known to need it, but it comes too late for the script
   */
  static String function(
      String script,
      Map<String, String> loaders,
      Map<String, String> modules,
      Map<String, String> onlyOfCdn) {
    StringBuilder text = new StringBuilder();
    Map<String, String> functions = new LinkedHashMap<>();
    loaders.forEach(
        (name, path) -> {
          String function = "crosscheck$" + functions.size();
          text.append("import %s from \"%s\"; ".formatted(function, path));
          functions.put(name, function);
        });
    modules.forEach(
        (name, path) -> {
          String module = "crosscheck$" + functions.size();
          text.append("import * as %s from \"%s\"; ".formatted(module, path));
          functions.put(name, "() => " + module);
        });
    onlyOfCdn.forEach(
        (name, path) ->
            functions.put(
                name,
                "() => { fetch(new URL(\"%s\", import.meta.url)).catch(() => {}); ".formatted(path)
                    + "throw new Error(\"There is no module '%s' in a browser\"); }"
                        .formatted(name)));
    text.append("const crosscheck$required = {");
    functions.forEach((name, how) -> text.append("\"%s\": %s, ".formatted(name, how)));
    return text.append("}; let crosscheck$module; export default () => { ")
        .append("if (crosscheck$module) return crosscheck$module.exports; ")
        .append("crosscheck$module = { exports: {} }; ")
        .append("(function (exports, module, require, global) { ")
        .append(script)
        .append("\n}).call(crosscheck$module.exports, crosscheck$module.exports, ")
        .append("crosscheck$module, (name) => { ")
        .append("if (Object.hasOwn(crosscheck$required, name)) ")
        .append("return crosscheck$required[name](); ")
        .append("throw new Error(\"Cannot find module '\" + name + \"'\"); }, globalThis); ")
        .append("return crosscheck$module.exports; };\n")
        .toString();
  }

  /**
   * {@return an ES module with the exports of a CommonJS module}
   *
   * @param path the path of the module with its function
   */
  static String module(String path, Set<String> names) {
    StringBuilder text =
        new StringBuilder(
            """
            import load from "%s";
            const module = load();
            export default module?.__esModule && "default" in module ? module.default : module;
            """
                .formatted(path));
    int i = 0;
    for (String name : names) {
      text.append("const x%d = module?.%s; export { x%d as %s };%n".formatted(i, name, i, name));
      i++;
    }
    return text.toString();
  }
}
