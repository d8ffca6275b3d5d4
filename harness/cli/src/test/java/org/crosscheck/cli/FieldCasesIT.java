package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.crosscheck.given.Answers;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Nightly;
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

  private static final String SERVICE_WORKER =
      "self.addEventListener('fetch', (event) => event.respondWith(fetch(event.request).then((r) =>"
          + " {\n"
          + "  const headers = new Headers(r.headers);\n"
          + "  headers.set('Cross-Origin-Opener-Policy', 'same-origin');\n"
          + "  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');\n"
          + "  return new Response(r.body, { status: r.status, headers });\n"
          + "})));\n";

  /** As coi-serviceworker.js of npm: its settings are read when it starts, and it reloads once. */
  private static final String COI_SERVICE_WORKER =
      "if (typeof window === 'undefined') {\n"
          + "  self.addEventListener('install', () => self.skipWaiting());\n"
          + "  self.addEventListener('activate', (e) => e.waitUntil(self.clients.claim()));\n"
          + SERVICE_WORKER
          + "} else if (!crossOriginIsolated) {\n"
          + "  navigator.serviceWorker.register(document.currentScript.src).then((r) => {\n"
          + "    r.addEventListener('updatefound', () => location.reload());\n"
          + "    if (r.active && !navigator.serviceWorker.controller) location.reload();\n"
          + "  });\n"
          + "}\n";

  /** The files of a page with a service worker, the exit code, what is printed, and what is not. */
  @DataProvider
  public Object[][] serviceWorkers() {
    return new Object[][] {
      {
        new Folder()
            .with(
                "index.html",
                PAGE + "<script>navigator.serviceWorker.register('service-worker.js')</script>")
            .with("service-worker.js", SERVICE_WORKER),
        1,
        List.of(
            ": isolated from the second load on;",
            "BAD service-worker-late: The service worker",
            "Reload the page once",
            "Or send the headers from the server",
            "return responses with the status 0 unchanged"),
        List.of("coop-missing", "GOOD")
      },
      {
        new Folder()
            .with(
                "index.html",
                PAGE
                    + "<script>window.coi = {coepCredentialless: () => true}</script>"
                    + "<script src=coi-serviceworker.js></script>")
            .with("coi-serviceworker.js", COI_SERVICE_WORKER),
        0,
        List.of("GOOD isolated: The page is cross-origin isolated by a service worker."),
        List.of("mini-coi-not-first", "mini-coi.js")
      },
      {
        new Folder()
            .with(
                "index.html",
                PAGE
                    + "<script src=coi-serviceworker.js></script>"
                    + "<script>window.coi = {quiet: true}</script>")
            .with("coi-serviceworker.js", COI_SERVICE_WORKER),
        0,
        List.of(
            "WARN mini-coi-settings: window.coi is set after coi-serviceworker.js",
            "GOOD isolated"),
        List.of("mini-coi-not-first")
      },
    };
  }

  @Test(dataProvider = "serviceWorkers", groups = Nightly.ONLY)
  public void a_page_with_a_service_worker_is_diagnosed_over_several_loads(
      Folder folder, int exit, List<String> printed, List<String> not) {
    try (folder) {
      CommandResult result = CommandResult.of("doctor", folder.path(".").toString(), "--no-trial");

      assertThat(result.out()).contains(printed).doesNotContain(not);
      assertThat(result.exit()).isEqualTo(exit);
    }
  }

  @Test(groups = Nightly.ONLY)
  public void a_feature_policy_is_read_as_chrome_reads_it() {
    String rows =
        "[{\"headers\":[[\"Cross-Origin-Opener-Policy\",\"same-origin\"],"
            + "[\"Cross-Origin-Embedder-Policy\",\"require-corp\"],"
            + "[\"Feature-Policy\",\"cross-origin-isolated 'none'\"]]}]";
    try (Folder folder = new Folder().with("hand.json", rows)) {
      assertThat(CommandResult.of("explain", "--file=" + folder.path("hand.json")).out())
          .startsWith("{\"chrome\":{\"crossOriginIsolated\":false,")
          .contains(
              "\"firefox\":{\"crossOriginIsolated\":true,",
              "\"remedy\":\"remove cross-origin-isolated from Feature-Policy\"");
    }
  }

  /** The header lines of a server, what is printed about it, and the files that are not named. */
  @DataProvider
  public Object[][] behindNetworks() {
    return new Object[][] {
      {
        List.of("Server: cloudflare", "CF-RAY: 1-FRA", "X-Powered-By: PHP/8.2"),
        List.of(
            "The page comes from PHP through Cloudflare's proxy.",
            "Set static: Cross-Origin-Opener-Policy = same-origin",
            "The lines for PHP"),
        "in _headers"
      },
      {
        List.of("X-Served-By: cache-fra-1", "X-Timer: S1,VS0,VE1"),
        List.of("through Fastly; what is behind it", "The lines for Fastly", "vcl_deliver"),
        "firebase.json"
      },
      {
        List.of("x-azure-ref: 0a"),
        List.of("through Azure Front Door; what is behind it", "The lines for Azure Front Door"),
        "staticwebapp.config.json"
      },
      {
        List.of("Server: AmazonS3", "Via: 1.1 x.cloudfront.net (CloudFront)", "X-Amz-Cf-Id: a=="),
        List.of("The lines for Amazon CloudFront", "CustomHeadersConfig"),
        "mini-coi"
      },
      {
        List.of("Server: Microsoft-IIS/10.0", "X-Powered-By: ASP.NET"),
        List.of("The lines for IIS", "<customHeaders>"),
        "this host"
      },
    };
  }

  @Test(dataProvider = "behindNetworks", groups = Nightly.ONLY)
  public void a_server_is_told_from_the_network_in_front_of_it(
      List<String> lines, List<String> printed, String not) {
    try (Answers answers = new Answers()) {
      answers.page("/app", PAGE, lines.toArray(String[]::new));

      CommandResult result =
          CommandResult.of("doctor", answers.url("/app"), "--browser=firefox", "--no-trial");

      assertThat(result.out()).contains(printed).doesNotContain(not);
      assertThat(result.exit()).isEqualTo(1);
    }
  }

  @Test(dataProvider = "diagnoses", groups = Nightly.ONLY)
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

  @Test(groups = Nightly.ONLY)
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

  @Test(groups = Nightly.ONLY)
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
