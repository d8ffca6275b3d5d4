package org.crosscheck.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Uses a program in place of npm; {@code AppIT} uses npm itself. */
public class NpmFilesTest {
  private static final String AT = "/cdn.jsdelivr.net/npm/";

  private Optional<FakeNpm> npm = Optional.empty();
  private Optional<NpmFiles> files = Optional.empty();

  @BeforeClass
  public void prepare() {
    FakeNpm fake =
        new FakeNpm()
            .with(
                "modern@1",
                Map.ofEntries(
                    Map.entry(
                        "modern/package.json",
                        """
                        {"name": "modern", "version": "1.2.3", "type": "module",
                         "main": "cjs.cjs", "dependencies": {"dep": "^2.0.0", "lost": ">=1 <3"},
                         "imports": {"#ui": {"node": "./node.js", "default": "./ui.js"}},
                         "exports": {
                           ".": {"node": "./node.js", "types": "./x.d.ts",
                                 "import": {"production": "./index.js"}, "require": "./cjs.cjs"},
                           "./feature": "./lib/feature.mjs",
                           "./icons/*": "./lib/icons/*.js",
                           "./icons/big/*": ["./lib/big-*.js"],
                           "./private/*": null,
                           "./data": "./data.json"}}
                        """),
                    Map.entry(
                        "modern/index.js",
                        """
                        import a, {b as c} from "dep";
                        import"./side.js";
                        import * as self from 'modern/feature';
                        import ui from "#ui";
                        import fs from "node:fs";
                        import off from "./sub/left";
                        import {z} from "lost/sub.js";
                        import there from "https://example.com/x.js";
                        export*from"./lib/feature.mjs";
                        export {d} from "dep/deep";
                        const later = () => import("./side.js"); // import "dep"
                        const plain = { import: "dep", from: "dep" }, t = "from 'dep'";
                        if (process.env.NODE_ENV !== "production") throw 1;
                        """),
                    Map.entry("modern/cjs.cjs", "module.exports = 1"),
                    Map.entry("modern/ui.js", "export default 'ui'"),
                    Map.entry("modern/side.js", "globalThis.side = 1"),
                    Map.entry("modern/sub/left/index.js", "export default 1"),
                    Map.entry("modern/data.json", "{\"a\": 1}"),
                    Map.entry("modern/style.css", "a {}"),
                    Map.entry("modern/lib/feature.mjs", "export const f = 1"),
                    Map.entry("modern/lib/icons/star.js", "export default '*'"),
                    Map.entry("modern/lib/big-star.js", "export default '**'"),
                    Map.entry(
                        "dep/package.json",
                        "{\"name\": \"dep\", \"version\": \"2.0.1\", \"module\": \"es/i.js\","
                            + " \"main\": \"i.js\"}"),
                    Map.entry("dep/es/i.js", "export default 1; export const b = 2"),
                    Map.entry("dep/deep/package.json", "{\"module\": \"./m.js\"}"),
                    Map.entry("dep/deep/m.js", "export const d = 1"),
                    Map.entry("dep/i.js", "exports.b = 2")))
            .with(
                "old",
                Map.of(
                    "old/package.json",
                    """
                    {"name": "old", "version": "0.9.0", "main": "lib", "jsdelivr": "dist/old.js",
                     "browser": {"./lib/node.js": "./lib/web.js", "crypto": false}}
                    """,
                    "old/lib/index.js",
                    """
                    // import x from "y"
                    /* export default */
                    exports.one = 1; module.exports.two = require("./node");
                    Object.defineProperty(exports, "three", { get: () => 3 });
                    var c = require("crypto"), f = require('fs'), d = require("dep"), g = a.require("x");
                    try { require("not-there") } catch {}
                    """,
                    "old/lib/node.js",
                    "module.exports = { no: 1 }",
                    "old/lib/web.js",
                    "module.exports = { web: 1, short }",
                    "old/lib/again.js",
                    "module.exports = require('./index')",
                    "old/dist/old.js",
                    "window.old = 1",
                    "old/dist/style.css",
                    "a { }",
                    "old/node_modules/dep/package.json",
                    "{\"name\": \"dep\", \"version\": \"1.0.0\", \"module\": \"m.js\"}",
                    "old/node_modules/dep/m.js",
                    "export default 1"));
    npm = Optional.of(fake);
    files = Optional.of(new NpmFiles(fake.packages()));
  }

  @AfterClass(alwaysRun = true)
  public void clean() {
    npm.ifPresent(FakeNpm::close);
  }

  private NpmAnswer answer(String path) {
    return answer(path, "");
  }

  private NpmAnswer answer(String path, String query) {
    return files.orElseThrow().answer(NpmAddress.parse(path, query).orElseThrow());
  }

  private String script(String path) {
    assertThat(answer(path)).isInstanceOf(NpmAnswer.Script.class);
    return ((NpmAnswer.Script) answer(path)).text();
  }

  @DataProvider
  public Object[][] entries() {
    return new Object[][] {
      {"/esm.run/modern@1", "modern@1.2.3/index.js"},
      {"/cdn.jsdelivr.net/npm/modern@1/+esm", "modern@1.2.3/index.js"},
      {"/esm.sh/modern@1", "modern@1.2.3/index.js"},
      {"/esm.run/modern@1/feature", "modern@1.2.3/lib/feature.mjs"},
      {"/esm.run/modern@1/icons/star", "modern@1.2.3/lib/icons/star.js"},
      {"/esm.run/modern@1/icons/big/star", "modern@1.2.3/lib/big-star.js"},
      {"/esm.run/modern@1/sub/left", "modern@1.2.3/sub/left/index.js"},
      {"/esm.run/modern@1/lib/feature.mjs", "modern@1.2.3/lib/feature.mjs"},
      {"/esm.sh/modern@1/data", "modern@1.2.3/data.json"},
      {"/esm.run/old", "old@0.9.0/lib/index.js"},
    };
  }

  @Test(dataProvider = "entries")
  public void a_module_has_the_exports_of_the_one_address_of_its_script(String path, String file) {
    assertThat(script(path))
        .contains("export * from \"" + AT + file + "/+esm\"", "export default module.default");
  }

  @Test
  public void imports_of_a_module_become_addresses() {
    answer("/esm.run/modern@1");

    assertThat(script(AT + "modern@1.2.3/index.js/+esm"))
        .isEqualTo(
            """
            import a, {b as c} from "/cdn.jsdelivr.net/npm/dep@2.0.1/es/i.js/+esm";
            import"/cdn.jsdelivr.net/npm/modern@1.2.3/side.js/+esm";
            import * as self from '/cdn.jsdelivr.net/npm/modern@1.2.3/lib/feature.mjs/+esm';
            import ui from "/cdn.jsdelivr.net/npm/modern@1.2.3/ui.js/+esm";
            import fs from "/esm.sh/node/fs.mjs";
            import off from "/cdn.jsdelivr.net/npm/modern@1.2.3/sub/left/index.js/+esm";
            import {z} from "/esm.run/lost@%3E%3D1+%3C3/sub.js";
            import there from "https://example.com/x.js";
            export*from"/cdn.jsdelivr.net/npm/modern@1.2.3/lib/feature.mjs/+esm";
            export {d} from "/cdn.jsdelivr.net/npm/dep@2.0.1/deep/m.js/+esm";
            const later = () => import("/cdn.jsdelivr.net/npm/modern@1.2.3/side.js/+esm"); // import "/cdn.jsdelivr.net/npm/dep@2.0.1/es/i.js/+esm"
            const plain = { import: "dep", from: "dep" }, t = "from 'dep'";
            if ("production" !== "production") throw 1;
            """);
    assertThat(script(AT + "modern@1.2.3/data.json/+esm"))
        .isEqualTo("export default {\"a\": 1};\n");
  }

  @Test
  public void a_common_module_is_a_module_with_its_exports() {
    answer("/esm.run/old");

    assertThat(script(AT + "old@0.9.0/lib/index.js/+esm"))
        .contains(
            "import load from \"/cdn.jsdelivr.net/npm/old@0.9.0/lib/index.js/+cjs\"",
            "as one }",
            "as two }",
            "as three }");
    assertThat(script(AT + "old@0.9.0/lib/again.js/+esm")).contains("as one }", "as three }");
    assertThat(script(AT + "old@0.9.0/lib/index.js/+cjs"))
        .contains(
            "from \"/cdn.jsdelivr.net/npm/old@0.9.0/lib/web.js/+cjs\"",
            "from \"/cdn.jsdelivr.net/npm/dep@1.0.0/m.js/+esm\"",
            "\"crypto\": crosscheck$",
            "new URL(\"/esm.sh/node/fs.mjs\"")
        .doesNotContain("\"not-there\":", "\"x\":");
    assertThat(CommonModule.names("module.exports = { web: 1, short }")).contains("web", "short");
  }

  @Test
  public void a_file_is_answered_as_it_is() {
    assertThat(answer(AT + "modern@1/style.css"))
        .isInstanceOfSatisfying(
            NpmAnswer.File.class,
            file -> {
              assertThat(file.path()).isEqualTo("style.css");
              assertThat(file.from().id()).isEqualTo("modern@1.2.3");
              assertThat(file.from().integrity()).isEqualTo("sha512-of-1.2.3");
              assertThat(file.from().folder().resolve("style.css")).hasContent("a {}");
            });
    assertThat(answer(AT + "old/dist/style.min.css"))
        .isInstanceOfSatisfying(
            NpmAnswer.File.class, file -> assertThat(file.path()).isEqualTo("dist/style.css"));
    assertThat(answer(AT + "old"))
        .isInstanceOfSatisfying(
            NpmAnswer.File.class, file -> assertThat(file.path()).isEqualTo("dist/old.js"));
    assertThat(answer("/unpkg.com/old"))
        .isEqualTo(new NpmAnswer.Moved("/unpkg.com/old@0.9.0/lib/index.js"));
    assertThat(answer("/unpkg.com/old/lib/web"))
        .isEqualTo(new NpmAnswer.Moved("/unpkg.com/old@0.9.0/lib/web.js"));
    assertThat(answer("/unpkg.com/modern@1", "module")).isInstanceOf(NpmAnswer.Script.class);
  }

  @Test
  public void what_npm_or_the_package_lacks_is_absent() {
    assertThat(answer("/esm.run/nothing@9"))
        .isEqualTo(new NpmAnswer.Absent("npm has no nothing@9"));
    assertThat(answer(AT + "modern@1/gone.js"))
        .isEqualTo(new NpmAnswer.Absent("modern@1.2.3 has no file gone.js"));
    assertThat(answer("/esm.run/modern@1/private/x"))
        .isEqualTo(new NpmAnswer.Absent("modern@1.2.3 has no module private/x"));
    assertThat(answer("/esm.sh/modern@1/es2022/modern.mjs"))
        .isInstanceOf(NpmAnswer.Elsewhere.class);
  }

  @Test
  public void what_npm_cannot_fetch_may_be_at_the_cdn() throws Exception {
    try (FakeNpm offline = new FakeNpm().with("modern@1", Map.of())) {
      offline.goOffline();
      NpmFiles none = new NpmFiles(offline.packages());

      NpmAnswer one = none.answer(NpmAddress.parse("/esm.run/modern@1", "").orElseThrow());
      none.answer(NpmAddress.parse("/esm.run/modern@1", "").orElseThrow());
      none.answer(NpmAddress.parse("/esm.run/other", "").orElseThrow());

      assertThat(one).isEqualTo(new NpmAnswer.Elsewhere("npm could not fetch modern@1"));
      // The second attempt uses what npm itself keeps; after it, nothing else is requested.
      assertThat(offline.calls())
          .content()
          .satisfies(
              calls ->
                  assertThat(calls.lines().map(line -> line.replaceFirst(" --ignore.*", "")))
                      .containsExactly(
                          "install modern@1 --prefer-online",
                          "install modern@1 --offline",
                          "install other --offline"));
    }
  }

  @Test
  public void scripts_of_packages_are_never_run() {
    answer("/esm.run/modern@1");

    assertThat(npm.orElseThrow().calls())
        .content()
        .satisfies(
            calls -> assertThat(calls.lines()).allMatch(line -> line.contains("--ignore-scripts")));
  }
}
