package org.crosscheck.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CdnReferencesTest {
  private static final String HERE = "http://127.0.0.1:1";
  private static final String MPY = "@micropython/micropython-webassembly-pyscript";

  @DataProvider
  public Object[][] references() {
    return new Object[][] {
      {"https://pyscript.net/releases/2025.3.1/core.js"},
      {"https://pyscript.net/releases/2025.3.1/core.css"},
      {"https://pyscript.net/latest/core.js"},
      {"https://pyscript.net/unstable/core.js"},
      {"https://pyscript.net/snapshots/2023.11.1.RC3/core.js"},
      {"https://cdn.jsdelivr.net/npm/@pyscript/core@0.6.39/dist/core.js"},
      {"https://cdn.jsdelivr.net/npm/@pyscript/core"},
      {"https://cdn.jsdelivr.net/npm/@pyscript/core/+esm"},
      {"https://cdn.jsdelivr.net/pyodide/v0.27.3/full/pyodide.mjs"},
      {"https://cdn.jsdelivr.net/pyodide/v${e}/full/pyodide.mjs"},
      {"https://cdn.jsdelivr.net/npm/pyodide@0.27.3/pyodide.mjs"},
      {"https://cdn.jsdelivr.net/npm/" + MPY + "@1.24.1/micropython.mjs"},
      {"https://cdn.jsdelivr.net/npm/" + MPY + "@${e}/micropython.mjs"},
      {"https://unpkg.com/@pyscript/core@0.6.39/dist/core.js"},
      {"https://unpkg.com/pyodide@0.27.3/pyodide.mjs"},
      {"https://esm.sh/@pyscript/core@0.6.39"},
      {"https://esm.run/@pyscript/core"},
      {"https://cdn.jsdelivr.net/npm/wasmoon@1.16.0/+esm"},
      {"https://cdn.jsdelivr.net/npm/wasmoon@${e}/+esm"},
      {"https://unpkg.com/leaflet@1.9.4/dist/leaflet.css"},
      {"https://esm.run/${name}"},
      {"https://esm.sh/*preact@10/hooks?dev"},
      {"https://" + AppServerTest.PYTHON + "/packages/aa/bb/cc/six-1.17.0-py2.py3-none-any.whl"},
    };
  }

  @Test(dataProvider = "references")
  public void a_reference_goes_to_the_mirror_with_its_host_in_the_path(String reference) {
    String to = reference.substring("https:/".length());
    for (String quote : new String[] {"\"", "'", "`"}) {
      String text = "from " + quote + reference + quote + ";";

      CdnReferences.RewrittenText rewritten = CdnReferences.rewrite("a.js", text, HERE);

      assertThat(rewritten.text()).isEqualTo("from " + quote + HERE + to + quote + ";");
      assertThat(rewritten.replacements())
          .containsExactly(new Replacement("a.js", 1, reference, to));
    }
    String bare = reference.substring("https:".length());
    assertThat(CdnReferences.rewrite("a.js", bare, HERE).text()).isEqualTo(HERE + to);
    assertThat(CdnReferences.rewrite("a.js", "http:" + bare, HERE).text()).isEqualTo(HERE + to);
  }

  @DataProvider
  public Object[][] interpreters() {
    return new Object[][] {
      {"https://cdn.jsdelivr.net/pyodide/v${e}/full/pyodide.mjs", "pyodide@${e}/pyodide.mjs"},
      {"https://cdn.jsdelivr.net/pyodide/v0.27.3/full/pyodide.mjs", "pyodide@0.27.3/pyodide.mjs"},
      {"https://cdn.jsdelivr.net/npm/pyodide@0.27.3/pyodide.mjs", "pyodide@0.27.3/pyodide.mjs"},
      {"https://unpkg.com/pyodide@${e}/pyodide.mjs", "pyodide@${e}/pyodide.mjs"},
      {
        "https://cdn.jsdelivr.net/npm/" + MPY + "@${e}/micropython.mjs",
        MPY + "@${e}/micropython.mjs"
      },
    };
  }

  @Test(dataProvider = "interpreters")
  public void an_interpreter_in_a_script_is_found_in_its_package(String reference, String file) {
    assertThat(CdnReferences.toPackages("`" + reference + "`;", HERE + "/npm"))
        .isEqualTo("`" + HERE + "/npm/" + file + "`;");
  }

  @DataProvider
  public Object[][] elsewhere() {
    return new Object[][] {
      {"https://cdn.jsdelivr.net/npm/wasmoon@${e}/+esm"},
      {"https://cdn.jsdelivr.net/npm/@pyscript/core@0.6.39/dist/core.js"},
      {"https://pyscript.net/releases/2025.3.1/core.js"},
      {"https://cdn.jsdelivr.net/npm/basic-toml@0.3.1/es.js"},
    };
  }

  @Test(dataProvider = "elsewhere")
  public void what_is_not_an_interpreter_stays_in_a_script(String reference) {
    assertThat(CdnReferences.toPackages(reference, HERE)).isEqualTo(reference);
  }

  @DataProvider
  public Object[][] others() {
    return new Object[][] {
      {"https://docs.pyscript.net/latest/faq/#sharedarraybuffer"},
      {"https://packages.pyscript.net/?q=numpy"},
      {"https://pyscript.net/examples/"},
      {"https://notpyscript.net/releases/2025.3.1/core.js"},
      {"https://cdn.jsdelivr.net/gh/pyscript/core@1/x.js"},
      {"https://unpkg.com/"},
      {"https://esm.sh"},
      {"https://example.com/pyodide/v0.27.3/full/pyodide.mjs"},
      {"./pyscript.net/releases/2025.3.1/core.js"},
    };
  }

  @Test(dataProvider = "others")
  public void other_text_is_not_changed(String text) {
    CdnReferences.RewrittenText rewritten = CdnReferences.rewrite("a.js", text, HERE);

    assertThat(rewritten.text()).isEqualTo(text);
    assertThat(rewritten.replacements()).isEmpty();
  }

  @Test
  public void each_replacement_has_its_line() {
    String text =
        """
        interpreter = "https://cdn.jsdelivr.net/pyodide/v0.27.3/full/pyodide.mjs"

        plugins = ["https://unpkg.com/@pyscript/core@0.6.39/dist/a.js", "//esm.run/@pyscript/core"]
        """;

    CdnReferences.RewrittenText rewritten = CdnReferences.rewrite("pyscript.toml", text, HERE);

    assertThat(rewritten.replacements()).extracting(Replacement::line).containsExactly(1, 3, 3);
    assertThat(rewritten.text().lines()).hasSameSizeAs(text.lines().toList());
  }

  @Test
  public void integrity_of_rewritten_elements_is_removed_and_line_numbers_stay_the_same() {
    String page =
        """
        <script src="https://example.com/x.js" integrity="sha384-kept"></script>
        <script type="module"
          integrity='sha384-a'
          src="https://pyscript.net/releases/2025.3.1/core.js"></script>
        <LINK rel=stylesheet INTEGRITY=sha384-b href=https://pyscript.net/releases/2025.3.1/core.css>
        <p>integrity="sha384-text" https://pyscript.net/latest/core.js</p>
        """;

    CdnReferences.RewrittenText rewritten = CdnReferences.rewritePage("a.html", page, HERE);

    assertThat(rewritten.text())
        .contains("sha384-kept", "sha384-text")
        .doesNotContain("sha384-a", "sha384-b", "https://pyscript.net");
    assertThat(rewritten.text().lines()).hasSize(6);
    assertThat(rewritten.replacements())
        .extracting(Replacement::line)
        .containsExactly(3, 4, 5, 5, 6);
    assertThat(rewritten.replacements().get(0))
        .isEqualTo(new Replacement("a.html", 3, "integrity='sha384-a'", ""));
  }

  @DataProvider
  public Object[][] longPages() {
    int times = 300_000;
    String url = " https://pyscript.net/latest/core.js ";
    return new Object[][] {
      {"<script" + url + "<link ".repeat(times)},
      {"<script" + url + " ".repeat(10 * times) + ">"},
      {"<script" + url + "\nintegrity=a".repeat(times) + ">"},
      {("<script integrity='a'" + url + ">\n").repeat(times)},
    };
  }

  /** If the page was read once for each part, this would take hours. */
  @Test(dataProvider = "longPages", timeOut = 300_000)
  public void a_long_page_is_read_once(String page) {
    CdnReferences.RewrittenText rewritten = CdnReferences.rewritePage("a.html", page, HERE);

    assertThat(rewritten.text().contains("https://pyscript.net")).isFalse();
    assertThat(rewritten.text().chars().filter(c -> c == '\n').count())
        .isEqualTo(page.chars().filter(c -> c == '\n').count());
  }
}
