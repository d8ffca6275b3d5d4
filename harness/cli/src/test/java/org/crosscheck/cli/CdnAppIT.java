package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Nightly;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

/** Runs {@code app} with pages that load npm and Python packages by addresses of CDNs. */
public class CdnAppIT {
  private static final String HEAD =
      """
      <!doctype html><html><head><meta charset="utf-8"><link rel="icon" href="data:,">
      <script type="module" src="https://pyscript.net/releases/2026.7.3/core.js"></script>
      </head><body><p id="out"></p>
      """;

  /** The host of Python packages, in two parts because no file may name a package registry. */
  private static final String PYTHON = "files.python" + "hosted.org";

  private static final String MODULE =
      "<!doctype html><link rel=\"icon\" href=\"data:,\"><p id=\"out\"></p>"
          + "<script type=\"module\">%s</script>";

  @Test(groups = Nightly.ONLY)
  public void modules_and_files_of_npm_packages_are_answered_from_npm() {
    try (Folder app =
        new Folder()
            .with(
                "modules.html",
                MODULE.formatted(
                    """
                    import { html, render } from "https://esm.run/lit-html@3";
                    import * as exact from "https://cdn.jsdelivr.net/npm/lit-html@3.2.1/+esm";
                    import { h, options } from "https://esm.sh/preact@10.24.3";
                    import { useState } from "https://esm.sh/preact@10.24.3/hooks";
                    import { renderToString } from "https://esm.sh/react-dom@18.2.0/server.browser";
                    import { createElement } from "https://esm.sh/react@18.2.0";
                    import { debounce } from "https://esm.run/lodash@4.17.21";
                    import { escape } from "https://cdn.jsdelivr.net/npm/html-escaper@3.0.3/esm/index.js";
                    render(html`<b>${escape("<")}</b>`, document.querySelector("#out"));
                    document.querySelector("#out").append(
                      renderToString(createElement("i", null, "react")), typeof debounce,
                      typeof useState, typeof h, typeof exact.html, options.__b ? " hooked" : " alone");
                    """))
            .with(
                "files.html",
                "<link rel=stylesheet href=https://unpkg.com/leaflet@1.9.4/dist/leaflet.css>"
                    + "<script src=\"//cdn.jsdelivr.net/npm/leaflet@1.9/dist/leaflet.min.js\">"
                    + "</script>"
                    + MODULE.formatted(
                        "document.querySelector('#out').textContent = L.version.slice(0, 3)"))
            .with(
                "python.html",
                HEAD
                    + """
                    <script type="mpy" config='{"js_modules": {"main": {
                      "https://esm.run/html-escaper@3": "escaper"}}}'>
                    from pyscript import document
                    from pyscript.js_modules import escaper
                    document.querySelector("#out").textContent = escaper.escape("<")
                    </script>
                    """)
            .with(
                "crosscheck.yaml",
                """
                hostings: bare
                timeout-seconds: 60
                pages:
                  - path: modules.html
                    text: {"#out": "&lt;<i>react</i>functionfunctionfunctionfunction hooked"}
                  - path: files.html
                    text: {"#out": "1.9"}
                  - path: python.html
                    text: {"#out": "&lt;"}
                """)) {
      CommandResult result = app(app);

      assertThat(result.exit()).as(result.toString()).isEqualTo(Main.Exit.SAME);
      assertThat(result.out())
          .contains(
              "Fetching lit-html@3 from npm",
              "It works in all 6 visits.",
              "https://esm.run/lit-html@3 was replaced with a copy on this machine",
              "/core.js was replaced with the copy of 2026.7.3")
          .doesNotContain("It also sent requests");
    }
  }

  @Test(groups = Nightly.ONLY)
  public void what_npm_does_not_have_fails_and_what_only_the_cdn_has_is_inconclusive() {
    try (Folder app =
        new Folder()
            .with("nothing.html", MODULE.formatted("import 'https://esm.run/html-escaper@999'"))
            .with(
                "missing.html",
                MODULE.formatted("")
                    + "<script src=\"https://unpkg.com/html-escaper@3.0.3/gone.js\"></script>")
            .with("node.html", MODULE.formatted("import 'https://esm.sh/gh/crosscheck/none@1'"))
            .with(
                "tag.html",
                MODULE.formatted("")
                    + "<script type=module"
                    + " src=\"https://cdn.jsdelivr.net/gh/a/b@1/x.js\"></script>")
            .with(
                "wheel.html",
                MODULE.formatted(
                    "await fetch('https://%s/packages/a/b-1-py3-none-any.whl')".formatted(PYTHON)))
            .with(
                "crosscheck.yaml",
                """
                hostings: bare
                pages:
                  - {path: nothing.html}
                  - {path: missing.html}
                  - {path: node.html}
                  - {path: tag.html}
                  - {path: wheel.html}
                """)) {
      CommandResult result = app(app, "--no-doctor");

      assertThat(result.out())
          .containsPattern("nothing.html +its own +bare +FAILS +FAILS")
          .contains("GET https://esm.run/html-escaper@999 returned status 404.")
          .contains("was not answered here: npm has no html-escaper@999.")
          .containsPattern("missing.html +its own +bare +FAILS +FAILS")
          .contains("html-escaper@3.0.3 has no file gone.js.")
          .containsPattern("node.html +its own +bare +INCONCLUSIVE +INCONCLUSIVE")
          .contains("https://esm.sh/gh/crosscheck/none@1 could not be reached")
          .containsPattern("tag.html +its own +bare +INCONCLUSIVE +INCONCLUSIVE")
          .containsPattern("wheel.html +its own +bare +INCONCLUSIVE +INCONCLUSIVE")
          .contains("b-1-py3-none-any.whl could not be reached", "--wheels names a folder");
    }
  }

  @Test
  public void python_packages_come_from_the_folder_of_the_user() throws IOException {
    try (Folder app =
        new Folder()
            .withFolder("wheels")
            .with(
                "index.html",
                HEAD
                    + """
                    <script type="py">
                    from pyodide_js import loadPackage
                    from pyscript import document
                    await loadPackage("greeting")
                    await loadPackage("https://%s/packages/aa/bb/other-1.0-py3-none-any.whl")
                    import greeting, other
                    document.querySelector("#out").textContent = greeting.TEXT + other.TEXT
                    </script>
                    """
                        .formatted(PYTHON))
            .with(
                "crosscheck.yaml",
                """
                hostings: bare
                wheels: wheels
                timeout-seconds: 60
                pages: [{path: index.html, text: {"#out": "hello there"}}]
                """)) {
      wheel(app.path("wheels/greeting-1.0-py3-none-any.whl"), "greeting", "TEXT = 'hello '");
      wheel(app.path("wheels/other-1.0-py3-none-any.whl"), "other", "TEXT = 'there'");

      CommandResult result = app(app, "--browser=chrome");

      assertThat(result.exit()).as(result.toString()).isEqualTo(Main.Exit.SAME);
    }
  }

  private static void wheel(Path file, String module, String text) throws IOException {
    String info = module + "-1.0.dist-info/";
    Map<String, String> entries =
        Map.of(
            module + ".py",
            text + "\n",
            info + "METADATA",
            "Metadata-Version: 2.1\nName: " + module + "\nVersion: 1.0\n",
            info + "WHEEL",
            "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            info + "RECORD",
            "");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
  }

  private static CommandResult app(Folder app, String... options) {
    return CommandResult.in(
        Checkout.above(Path.of("")),
        Stream.concat(Stream.of("app", app.path().toString()), Stream.of(options))
            .toArray(String[]::new));
  }
}
