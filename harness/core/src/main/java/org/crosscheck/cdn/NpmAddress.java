package org.crosscheck.cdn;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of an npm package on a CDN, such as {@code https://esm.run/lit@3/decorators.js}.
 *
 * @param cdn the CDN
 * @param name the name of the package, such as {@code @lit/task}
 * @param range a version, a range of versions, or a tag of npm; "" for the newest version
 * @param file the path in the package, or of one of its exports; "" for the package itself
 * @param form what the CDN makes of the file
 */
public record NpmAddress(Cdn cdn, String name, String range, String file, Form form) {
  /** What is made of a file of a package. */
  public enum Form {
    /** The file as it is in the package. */
    FILE(""),
    /** An ES module for browsers, whose imports are addresses. */
    MODULE("+esm"),
    /** An ES module with a function that returns the exports of a CommonJS module. */
    COMMON("+cjs");

    private final String mark;

    Form(String mark) {
      this.mark = mark;
    }
  }

  /** The CDNs that answer with npm packages. */
  public enum Cdn {
    /** Files, and modules below {@code +esm}. */
    JSDELIVR("cdn\\.jsdelivr\\.net/npm/"),
    /** The modules of jsDelivr. */
    ESM_RUN("esm\\.run/"),
    /** Modules, and files that are not scripts. */
    ESM_SH("esm\\.sh/(?:v\\d+/|stable/)?\\*?"),
    /** Files, and modules with the query {@code module}. */
    UNPKG("unpkg\\.com/");

    private final Pattern path;

    Cdn(String begins) {
      this.path =
          Pattern.compile(
              "/"
                  + begins
                  + "(?<name>"
                  + NAME
                  + ")(?:@(?<range>[^/&]*))?(?:&[^/]*)?(?:/(?<file>.*))?");
    }
  }

  /** A regular expression for the name of a package, without those that npm reads otherwise. */
  public static final String NAME = "(?:@[\\w~][\\w.~-]*/)?(?!-)[\\w~][\\w.~-]*";

  /** What npm understands as a version and not as a place of a package. */
  private static final Pattern RANGE = Pattern.compile("[\\w.+~^<>=|* -]*");

  /** The places of esm.sh that are not packages of npm. */
  private static final Pattern NOT_NPM = Pattern.compile("/esm\\.sh/(?:gh|jsr|pr|node)/.*");

  /** The files that esm.sh sends as they are. */
  private static final Pattern NOT_SCRIPT =
      Pattern.compile(
          "(?i).*\\.(?:css|wasm|map|html?|md|txt|svg|png|jpe?g|gif|webp|ico|woff2?|ttf|otf|whl|zip)");

  /**
   * {@return the address of a package; empty if it is another address}
   *
   * @param path the host and the path, after a slash, such as {@code /esm.run/lit}
   * @param query the query; "" for none
   */
  public static Optional<NpmAddress> parse(String path, String query) {
    String decoded = decoded(path);
    if (NOT_NPM.matcher(decoded).matches()) {
      return Optional.empty();
    }
    for (Cdn cdn : Cdn.values()) {
      Matcher matcher = cdn.path.matcher(decoded);
      if (matcher.matches()) {
        return of(cdn, matcher, query);
      }
    }
    return Optional.empty();
  }

  private static Optional<NpmAddress> of(Cdn cdn, Matcher matcher, String query) {
    String range = Optional.ofNullable(matcher.group("range")).orElse("");
    String named = Optional.ofNullable(matcher.group("file")).orElse("");
    String file = named.replaceFirst("(?:^|/)\\+(?:esm|cjs)$", "").replaceFirst("/$", "");
    if (!RANGE.matcher(range).matches() || file.matches("(?:.*/)?\\.\\.(?:/.*)?|.*\\\\.*")) {
      return Optional.empty();
    }
    boolean module =
        switch (cdn) {
          case JSDELIVR -> named.endsWith(Form.MODULE.mark);
          case ESM_RUN -> true;
          case ESM_SH -> !NOT_SCRIPT.matcher(file).matches();
          case UNPKG -> query.matches("(?:.*&)?module(?:[=&].*)?");
        };
    Form form = named.endsWith(Form.COMMON.mark) ? Form.COMMON : module ? Form.MODULE : Form.FILE;
    return Optional.of(new NpmAddress(cdn, matcher.group("name"), range, file, form));
  }

  /** {@return the path of what is made of a file at its exact version; no other path has it} */
  static String path(InstalledPackage where, String file, Form form) {
    return "/cdn.jsdelivr.net/npm/"
        + where.id()
        + "/"
        + file
        + (form == Form.FILE ? "" : "/" + form.mark);
  }

  /** {@return a path of unpkg} */
  static String unpkg(InstalledPackage where, String file) {
    return "/unpkg.com/" + where.id() + "/" + file;
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }
}
