package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.crosscheck.given.Folder;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Runs {@code doctor} and {@code run} on configurations whose result on their platform is known,
 * from the command line to the exit code.
 */
public class FieldCasesIT {
  private static final String PAGE =
      "<!doctype html><meta charset=utf-8><link rel=icon"
          + " href=data:,><title>page</title><p>page</p>";

  private static final String BOTH =
      "\n  Cross-Origin-Opener-Policy: same-origin\n"
          + "  Cross-Origin-Embedder-Policy: require-corp\n";

  private static final String PAIRS =
      "[{\"key\":\"Cross-Origin-Opener-Policy\",\"value\":\"same-origin\"},"
          + "{\"key\":\"Cross-Origin-Embedder-Policy\",\"value\":\"require-corp\"}]";

  private static final String TOML =
      "[[headers]]\nfor = \"/*\"\n[headers.values]\n"
          + "Cross-Origin-Opener-Policy = \"same-origin\"\n"
          + "Cross-Origin-Embedder-Policy = \"require-corp\"\n";

  private static final String ROUTES =
      "{\"routes\": [{\"src\": \"/(.*)\", \"headers\": {\"Cross-Origin-Opener-Policy\":"
          + " \"same-origin\", \"Cross-Origin-Embedder-Policy\": \"require-corp\"},"
          + " \"continue\": true}, {\"handle\": \"filesystem\"}]}";

  private static final String GOOD = "GOOD isolated: The page is cross-origin isolated.";
  private static final String BAD = "BAD coop-missing";

  private static Folder page(String file) {
    return new Folder().with(file, PAGE);
  }

  /** The folder, the target in it, further arguments, the exit code, and what is printed. */
  @DataProvider
  public Object[][] diagnoses() {
    return new Object[][] {
      {
        page("tool.html").with("_headers", "/tool.html" + BOTH),
        "tool.html",
        "cloudflare",
        1,
        List.of(BAD, "The rule '/tool.html' (line 1 of _headers) is only for a redirect")
      },
      {
        page("lab.html")
            .with(
                "firebase.json",
                "{\"hosting\": {\"public\": \".\", \"cleanUrls\": true, \"headers\":"
                    + " [{\"source\": \"**/*.html\", \"headers\": "
                    + PAIRS
                    + "}]}}"),
        "lab.html",
        "",
        1,
        List.of(BAD, "The rule '**/*.html' (line 1 of firebase.json) is only for a redirect")
      },
      {
        page("public/index.html")
            .with(
                "firebase.json",
                "{\"hosting\": {\"public\": \"public\", \"headers\": [{\"source\": \"**\","
                    + " \"headers\": "
                    + PAIRS
                    + "}]}}"),
        "public",
        "",
        0,
        List.of(GOOD, "INFO published-folder")
      },
      {
        page("index.html")
            .with("_headers", "/assets/*\n  Cache-Control: max-age=1\n")
            .with("netlify.toml", TOML),
        ".",
        "netlify",
        0,
        List.of(GOOD)
      },
      {page("index.html").with("vercel.json", ROUTES), ".", "", 0, List.of(GOOD)},
      {
        page("index.html").with("CNAME", "site.example\n").with("_headers", "/*" + BOTH),
        ".",
        "",
        1,
        List.of(BAD, "GitHub Pages does not read _headers.", "The lines for GitHub Pages")
      },
      {
        page("index.html").with("_headers", "/*" + BOTH),
        ".",
        "github-pages",
        1,
        List.of(BAD, "GitHub Pages does not read _headers.")
      },
      {
        page("lab/index.html").with("_headers", "/lab/*" + BOTH),
        "lab",
        "netlify",
        0,
        List.of(GOOD, "and the page is at /lab/.")
      },
      {
        page("index.html")
            .with("_headers", "/*" + BOTH)
            .with("functions/index.js", "export const onRequest = () => new Response('');\n"),
        ".",
        "",
        0,
        List.of("UNSURE answered-by-program: / is answered by the function functions/index.js")
      },
    };
  }

  @Test(dataProvider = "diagnoses")
  public void a_folder_is_diagnosed_as_on_its_platform(
      Folder folder, String target, String host, int exit, List<String> printed) {
    try (folder) {
      List<String> arguments =
          new ArrayList<>(
              List.of("doctor", folder.path(target).toString(), "--browser=firefox", "--no-trial"));
      if (!host.isEmpty()) {
        arguments.add("--for=" + host);
      }
      CommandResult result = CommandResult.of(arguments.toArray(String[]::new));

      assertThat(result.out()).contains(printed);
      assertThat(result.out().contains(GOOD)).isEqualTo(printed.contains(GOOD));
      assertThat(result.exit()).isEqualTo(exit);
    }
  }

  @Test
  public void a_file_whose_rules_reach_no_visited_page_is_said() {
    try (Folder folder = new Folder().with("_headers", "/" + BOTH + "/index.html" + BOTH)) {
      CommandResult result =
          CommandResult.of(
              "run",
              "--hosting-file=" + folder.path("_headers"),
              "--as=netlify",
              "--fixture=isolation",
              "--browser=firefox");

      assertThat(result.out())
          .contains(
              "/isolation/plain/none/index.html got no line of _headers.",
              "No rule of _headers is for the pages that were visited; its rules are for '/'"
                  + " (line 1), '/index.html' (line 4).");
    }
  }

  private static String pyScript(String attribute, String tag) {
    return "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><title>page</title>"
        + "<script "
        + attribute
        + " src=https://pyscript.net/releases/2026.7.3/core.js></script>"
        + tag;
  }

  @Test
  public void pyscript_in_a_script_that_is_not_a_module_is_named() {
    try (Folder folder =
        new Folder()
            .with("index.html", pyScript("defer", "<script type=mpy worker>print(1)</script>"))) {
      CommandResult doctor =
          CommandResult.of("doctor", folder.path().toString(), "--browser=firefox", "--no-trial");
      CommandResult app =
          CommandResult.of(
              "app", folder.path().toString(), "--browser=firefox", "--hosting=pyscript-com");

      assertThat(doctor.out())
          .contains(
              "BAD not-a-module", "Write <script type=\"module\" src=\"https://pyscript.net/");
      assertThat(doctor.exit()).isEqualTo(1);
      assertThat(app.out())
          .contains("0 of 1 visit works.", "The script element of PyScript has no type=\"module\"");
      assertThat(app.exit()).isEqualTo(1);
    }
  }

  @Test
  public void a_terminal_that_waits_for_a_person_is_done() {
    try (Folder folder =
        new Folder()
            .with(
                "index.html",
                pyScript(
                    "type=module",
                    "<script type=py terminal worker>input('Who is there? ')</script>"))) {
      CommandResult result =
          CommandResult.of(
              "app",
              folder.path().toString(),
              "--browser=firefox",
              "--hosting=pyscript-com,bare",
              "--timeout=60");

      assertThat(result.out())
          .contains("1 of 2 visits work.", "A terminal of the page waits for a person to type");
    }
  }

  @Test
  public void a_person_types_into_a_terminal_and_clicks() {
    try (Folder folder =
        new Folder()
            .with(
                "index.html",
                pyScript(
                    "type=module",
                    "<p id=out></p><button onclick=\"out.textContent += '!'\">go</button>"
                        + "<script type=py terminal worker>from pyscript import document\n"
                        + "document.querySelector('#out').textContent = input('Who? ')</script>"))
            .with(
                "crosscheck.yaml",
                "hostings: [pyscript-com]\ntimeout-seconds: 60\npages:\n  - path: index.html\n"
                    + "    steps:\n      - {type: Ada, into: 'script[terminal]'}\n"
                    + "      - {press: Enter, into: 'script[terminal]'}\n      - click: button\n"
                    + "    text: {'#out': 'Ada!'}\n")) {
      CommandResult result = CommandResult.of("app", folder.path().toString(), "--browser=firefox");

      assertThat(result.out()).contains("It works.");
      assertThat(result.exit()).isZero();
    }
  }
}
