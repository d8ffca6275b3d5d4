package org.crosscheck.doctor;

import static org.crosscheck.given.Answers.COI;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.crosscheck.given.Answers;

/**
 * For every finding, a site on which it is made: what is found there, and nothing bad beside it.
 */
final class FindingCases {
  private static final String HEAD =
      "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><title>page</title>";

  /** As mini-coi.js, without its reload. */
  private static final String NO_RELOAD =
      """
      if (self.document) {
        navigator.serviceWorker.register(document.currentScript.src);
      } else {
        addEventListener("install", () => skipWaiting());
        addEventListener("activate", (e) => e.waitUntil(clients.claim()));
        addEventListener("fetch", (e) => e.respondWith(fetch(e.request).then((r) => {
          const headers = new Headers(r.headers);
          headers.set("Cross-Origin-Opener-Policy", "same-origin");
          headers.set("Cross-Origin-Embedder-Policy", "require-corp");
          return new Response(r.body, { status: r.status, headers });
        })));
      }
      """;

  private static final String REGISTER =
      "<script>navigator.serviceWorker.register('%s').catch(() => 0)</script>";

  /** A service worker as people write them. */
  private static final String HAND_MADE =
      """
      self.addEventListener("fetch", (event) => {
        event.respondWith((async () => {
          const answer = await fetch(event.request);
          const headers = new Headers(answer.headers);
          headers.set("Cross-Origin-Opener-Policy", "same-origin");
          headers.set("Cross-Origin-Embedder-Policy", "require-corp");
          return new Response(answer.body, { status: answer.status, headers });
        })());
      });
      """;

  /** A site with a page at {@code /page}, and the expected findings. */
  record Case(String name, String url, Set<FindingType> types, Site site) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Fills a server. */
  interface Site {
    void on(Answers answers);
  }

  private FindingCases() {}

  private static Case of(String name, Site site, FindingType... types) {
    return new Case(name, "/page", Set.of(types), site);
  }

  private static Case page(String name, String html, List<String> lines, FindingType... types) {
    return of(name, s -> s.page("/page", HEAD + html, lines.toArray(String[]::new)), types);
  }

  /** A page that registers a service worker. */
  private static Case worker(
      String name, String path, String type, String text, FindingType... types) {
    return of(
        name, s -> s.page("/page", HEAD + REGISTER.formatted(path)).file(path, type, text), types);
  }

  /** An isolated page of the newest release. */
  private static Case release(String name, String html, FindingType... types) {
    return of(
        name,
        s ->
            s.page(
                    "/page",
                    HEAD + html + "<script type=module src=/releases/2026.7.3/core.js></script>",
                    COI)
                .file(
                    "/releases/2026.7.3/core.js",
                    "text/javascript",
                    "1",
                    "Cross-Origin-Embedder-Policy: require-corp"),
        types);
  }

  private static List<String> coi(String... more) {
    return Stream.concat(Stream.of(COI), Stream.of(more)).toList();
  }

  /** {@return the sites that browsers open} */
  static List<Case> opened() {
    return List.of(
        page("good", "<script>1</script>", coi(), FindingType.ISOLATED),
        page(
            "bare",
            "",
            List.of(),
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING,
            FindingType.NOTHING_NEEDS_IT),
        page(
            "report only",
            "",
            List.of(
                "Cross-Origin-Opener-Policy-Report-Only: same-origin",
                "Cross-Origin-Embedder-Policy-Report-Only: require-corp"),
            FindingType.COOP_REPORT_ONLY,
            FindingType.COEP_REPORT_ONLY,
            FindingType.NOTHING_NEEDS_IT),
        page(
            "in meta",
            "<meta http-equiv=Cross-Origin-Opener-Policy content=same-origin>"
                + "<meta http-equiv=Cross-Origin-Embedder-Policy content=require-corp>",
            List.of(),
            FindingType.COOP_IN_META,
            FindingType.COEP_IN_META,
            FindingType.NOTHING_NEEDS_IT),
        page(
            "twice",
            "",
            coi(COI),
            FindingType.COOP_TWICE,
            FindingType.COEP_TWICE,
            FindingType.NOTHING_NEEDS_IT),
        page(
            "joined",
            "",
            List.of(
                "Cross-Origin-Opener-Policy: same-origin, same-origin",
                "Cross-Origin-Embedder-Policy: require-corp, require-corp"),
            FindingType.COOP_JOINED,
            FindingType.COEP_JOINED,
            FindingType.NOTHING_NEEDS_IT),
        page(
            "invalid",
            "",
            List.of(
                "Cross-Origin-Opener-Policy: \"same-origin\"",
                "Cross-Origin-Embedder-Policy: require-corp;"),
            FindingType.COOP_INVALID,
            FindingType.COEP_INVALID,
            FindingType.NOTHING_NEEDS_IT),
        page(
            "other values",
            "",
            List.of(
                "Cross-Origin-Opener-Policy: same-origin-allow-popups",
                "Cross-Origin-Embedder-Policy: Require-Corp"),
            FindingType.COOP_OTHER_VALUE,
            FindingType.COEP_OTHER_VALUE,
            FindingType.NOTHING_NEEDS_IT),
        of(
            "headers on assets only",
            s ->
                s.page("/page", HEAD + "<script src=/x.js></script>")
                    .file("/x.js", "text/javascript", "1", COI),
            FindingType.HEADERS_ELSEWHERE,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING,
            FindingType.NOTHING_NEEDS_IT),
        page(
            "permissions policy",
            "",
            coi("Permissions-Policy: camera=(), cross-origin-isolated=()"),
            FindingType.PERMISSIONS_POLICY,
            FindingType.ISOLATED,
            FindingType.NOTHING_NEEDS_IT),
        page(
            "feature policy",
            "",
            coi("Feature-Policy: camera 'none';cross-origin-isolated 'none'; usb 'self'"),
            FindingType.PERMISSIONS_POLICY,
            FindingType.ISOLATED,
            FindingType.NOTHING_NEEDS_IT),
        page(
            "behind a content delivery network",
            "",
            coi("CF-RAY: 8f0-FRA", "Server: cloudflare", "X-Powered-By: PHP/8.2"),
            FindingType.BEHIND_CDN,
            FindingType.ISOLATED),
        page(
            "document isolation policy",
            "",
            List.of("Document-Isolation-Policy: isolate-and-require-corp"),
            FindingType.DIP_ALONE,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING,
            FindingType.ISOLATED,
            FindingType.NOTHING_NEEDS_IT),
        page(
            "credentialless",
            "",
            List.of(
                "Cross-Origin-Opener-Policy: same-origin",
                "Cross-Origin-Embedder-Policy: credentialless"),
            FindingType.ISOLATED,
            FindingType.COEP_CREDENTIALLESS),
        of(
            "blocked",
            s ->
                s.page("/page", HEAD + "<script src={{other}}/x.js></script>", COI)
                    .file("/x.js", "text/javascript", "1"),
            FindingType.BLOCKED_BY_COEP,
            FindingType.ISOLATED),
        page(
            "popup",
            "<script>if (location.hash) window.open('https://accounts.example/')</script>",
            coi(),
            FindingType.POPUP,
            FindingType.ISOLATED),
        of(
            "without CORS",
            s ->
                s.page("/page", HEAD + "<script type=module src={{other}}/x.mjs></script>", COI)
                    .file("/x.mjs", "text/javascript", "1"),
            FindingType.CORS_REFUSED,
            FindingType.ISOLATED),
        of(
            "would be blocked",
            s ->
                s.page(
                        "/page",
                        HEAD
                            + "<script src={{other}}/x.js></script>"
                            + "<script src={{other}}/allowed.js></script>"
                            + "<iframe src={{other}}/frame></iframe>")
                    .file("/x.js", "text/javascript", "1")
                    .file(
                        "/allowed.js",
                        "text/javascript",
                        "1",
                        "Cross-Origin-Resource-Policy: cross-origin")
                    .page("/frame", "frame"),
            FindingType.WOULD_BE_BLOCKED,
            FindingType.FRAME_WOULD_BE_BLOCKED,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING,
            FindingType.NOTHING_NEEDS_IT),
        of(
            "frame",
            s ->
                s.page("/page", HEAD + "<iframe src=/frame></iframe>", COI).page("/frame", "frame"),
            FindingType.FRAME_BLOCKED,
            FindingType.ISOLATED),
        of(
            "worker script",
            s ->
                s.page("/page", HEAD + "<script>new Worker('/w.js')</script>", COI)
                    .file("/w.js", "text/javascript", "1"),
            FindingType.WORKER_SCRIPT_WITHOUT_COEP,
            FindingType.ISOLATED),
        page(
            "content security policy",
            "<script>try { new Worker(URL.createObjectURL(new Blob(['1']))) } catch {}"
                + "WebAssembly.compile(new Uint8Array([0,97,115,109,1,0,0,0])).catch(() => 0)"
                + "</script>",
            coi("Content-Security-Policy: script-src 'self' 'unsafe-inline'"),
            FindingType.CSP,
            FindingType.ISOLATED),
        page(
            "content security policy in a meta element",
            "<meta http-equiv=Content-Security-Policy content=\"script-src 'self' 'unsafe-inline';"
                + " worker-src 'self'\"><script>try {"
                + " new Worker(URL.createObjectURL(new Blob(['1']))) } catch {}</script>",
            coi(),
            FindingType.CSP,
            FindingType.ISOLATED),
        page(
            "a content security policy that would stop PyScript",
            "<script type=mpy>1</script>",
            coi("Content-Security-Policy: default-src 'self' 'unsafe-inline'; worker-src blob:"),
            FindingType.CSP,
            FindingType.ISOLATED),
        page(
            "a module that is not there",
            "<script type=module src=/releases/2026.7.3/core.js></script>",
            coi(),
            FindingType.NOT_FOUND,
            FindingType.PYSCRIPT_RELEASE,
            FindingType.ISOLATED),
        of(
            "files",
            s ->
                s.page(
                        "/page",
                        HEAD
                            + "<script type=module src=/a.mjs></script><script"
                            + " src=/gone.js></script>",
                        COI)
                    .file("/a.mjs", "text/plain", "1"),
            FindingType.WRONG_TYPE,
            FindingType.NOT_FOUND,
            FindingType.ISOLATED),
        page(
            "mini-coi missing",
            "<script src=mini-coi.js></script>",
            List.of(),
            FindingType.MINI_COI_MISSING,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING,
            FindingType.NOTHING_NEEDS_IT),
        page(
            "mini-coi inlined",
            "<script>if (!1) addEventListener('install', () => skipWaiting());"
                + "'Cross-Origin-Embedder-Policy'</script>",
            List.of(),
            FindingType.MINI_COI_INLINED,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING,
            FindingType.NOTHING_NEEDS_IT),
        of(
            "mini-coi in a folder",
            s ->
                s.page("/page", HEAD + "<script src=/js/mini-coi.js></script>")
                    .file("/js/mini-coi.js", "text/javascript", "1"),
            FindingType.MINI_COI_SCOPE,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING,
            FindingType.NOTHING_NEEDS_IT),
        of(
            "mini-coi where it is not needed",
            s ->
                s.page("/page", HEAD + "<script>1</script><script src=/mini-coi.js></script>", COI)
                    .file("/mini-coi.js", "text/javascript", "1"),
            FindingType.MINI_COI_NOT_FIRST,
            FindingType.MINI_COI_NEEDLESS,
            FindingType.ISOLATED),
        of(
            "mini-coi too late",
            s ->
                s.page("/page", HEAD + "<script src=/mini-coi.js></script>")
                    .file("/mini-coi.js", "text/javascript", NO_RELOAD),
            FindingType.MINI_COI_LATE,
            FindingType.ISOLATED),
        of(
            "mini-coi as a module",
            s ->
                s.page("/page", HEAD + "<script type=module src=/mini-coi.js></script>")
                    .file("/mini-coi.js", "text/javascript", NO_RELOAD),
            FindingType.MINI_COI_AS_MODULE,
            FindingType.PAGE_ERROR,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING,
            FindingType.NOTHING_NEEDS_IT),
        of(
            "settings of coi-serviceworker before it",
            s ->
                s.page(
                        "/page",
                        HEAD
                            + "<script>window.coi = {coepCredentialless: () => true}</script>"
                            + "<script src=/coi-serviceworker.js></script>",
                        COI)
                    .file("/coi-serviceworker.js", "text/javascript", "1"),
            FindingType.MINI_COI_NEEDLESS,
            FindingType.ISOLATED),
        of(
            "settings of coi-serviceworker after it",
            s ->
                s.page(
                        "/page",
                        HEAD
                            + "<script src=/coi-serviceworker.js></script>"
                            + "<script>window.coi = {quiet: true}</script>",
                        COI)
                    .file("/coi-serviceworker.js", "text/javascript", "1"),
            FindingType.MINI_COI_SETTINGS,
            FindingType.MINI_COI_NEEDLESS,
            FindingType.ISOLATED),
        worker(
            "a service worker without a reload",
            "/sw.js",
            "text/javascript",
            HAND_MADE,
            FindingType.SERVICE_WORKER_LATE,
            FindingType.ISOLATED),
        worker(
            "a service worker for another folder",
            "/js/sw.js",
            "text/javascript",
            HAND_MADE,
            FindingType.SERVICE_WORKER_SCOPE,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING,
            FindingType.NOTHING_NEEDS_IT),
        worker(
            "a service worker that sets one of the headers",
            "/sw.js",
            "text/javascript",
            HAND_MADE.replace("Cross-Origin-Opener-Policy", "X-Opener"),
            FindingType.SERVICE_WORKER_WITHOUT_EFFECT,
            FindingType.COOP_MISSING,
            FindingType.NOTHING_NEEDS_IT),
        worker(
            "a service worker that sets nothing",
            "/sw.js",
            "text/javascript",
            "addEventListener('fetch', () => {})",
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING,
            FindingType.NOTHING_NEEDS_IT),
        worker(
            "a service worker of another type",
            "/sw.js",
            "text/plain",
            HAND_MADE,
            FindingType.SERVICE_WORKER_REFUSED,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING,
            FindingType.NOTHING_NEEDS_IT),
        worker(
            "a module as a service worker",
            "/sw.js",
            "text/javascript",
            "import '/x.js';" + HAND_MADE,
            FindingType.SERVICE_WORKER_REFUSED,
            FindingType.PAGE_ERROR,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING,
            FindingType.NOTHING_NEEDS_IT),
        page(
            "a service worker that is missing",
            REGISTER.formatted("/sw.js"),
            List.of(),
            FindingType.SERVICE_WORKER_REFUSED,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING,
            FindingType.NOTHING_NEEDS_IT),
        of(
            "reload loop",
            s -> s.page("/page", HEAD + "<script>location.reload()</script>", COI),
            FindingType.RELOAD_LOOP,
            FindingType.ISOLATED),
        of(
            "304 without the headers",
            s ->
                s.on(
                    "/page",
                    e -> {
                      if (e.getRequestHeaders().containsKey("If-None-Match")) {
                        s.send(e, 304, "", "", "ETag: \"1\"");
                      } else {
                        s.send(
                            e, 200, "text/html", HEAD, coi("ETag: \"1\"").toArray(String[]::new));
                      }
                    }),
            FindingType.NOT_MODIFIED,
            FindingType.ISOLATED),
        of(
            "goes away",
            s ->
                s.page("/page", HEAD + "<script>location = '/there'</script>", COI)
                    .page("/there", HEAD, COI),
            FindingType.NAVIGATES_AWAY,
            FindingType.ISOLATED),
        page(
            "dialogs",
            "<script>alert('<b>'); confirm('?'); prompt('!')</script>",
            coi(),
            FindingType.DIALOG,
            FindingType.ISOLATED),
        of(
            "download",
            s ->
                s.page(
                        "/page",
                        HEAD
                            + "<a href=/file"
                            + " download>file</a><script>document.links[0].click()</script>",
                        COI)
                    .file(
                        "/file",
                        "application/zip",
                        "zip",
                        "Content-Disposition: attachment",
                        COI[1]),
            FindingType.DOWNLOAD,
            FindingType.ISOLATED),
        page(
            "asks to be closed, and browsers do not",
            // Chrome lets the first page of a tab close itself.
            "<script>history.pushState(0, '', '#2'); open('', '_self').close()</script>",
            coi(),
            FindingType.ISOLATED),
        page(
            "never yields",
            "<script>for (;;) {}</script>",
            coi(),
            FindingType.NEVER_SETTLES,
            FindingType.ISOLATED),
        page(
            "never rests",
            "<script>setInterval(() => fetch('/page?' + Math.random()), 50)</script>",
            coi(),
            FindingType.NEVER_SETTLES,
            FindingType.ISOLATED),
        page(
            "error",
            "<script>nowhere.at.all</script>",
            coi(),
            FindingType.PAGE_ERROR,
            FindingType.ISOLATED),
        of(
            "headers for browsers only, under another address",
            s ->
                s.on(
                    "/page",
                    e ->
                        s.send(
                            e,
                            200,
                            "text/html",
                            HEAD + "<script>history.replaceState(0, '', '/other')</script>",
                            e.getRequestHeaders().containsKey("Sec-Fetch-Dest")
                                ? COI
                                : new String[0])),
            FindingType.UNEXPLAINED,
            FindingType.NAVIGATES_AWAY),
        of(
            "releases",
            s ->
                s.page(
                        "/page",
                        HEAD
                            + "<script type=module src=/releases/2026.7.3/core.js></script>"
                            + "<script type=module src=/releases/latest/core.js></script>"
                            + "<script type=mpy config=gone.toml></script>",
                        COI)
                    .file("/releases/2026.7.3/core.js", "text/javascript", "fetch('/gone.toml')")
                    .file("/releases/latest/core.js", "text/javascript", "1"),
            FindingType.PYSCRIPT_RELEASE,
            FindingType.PYSCRIPT_UNPINNED,
            FindingType.CONFIG_NOT_FOUND,
            FindingType.ISOLATED),
        of(
            "PyScript without type=module",
            s ->
                s.page(
                        "/page",
                        HEAD + "<script defer src=/releases/2026.7.3/core.js></script>",
                        COI)
                    .file("/releases/2026.7.3/core.js", "text/javascript", "1"),
            FindingType.NOT_A_MODULE,
            FindingType.PYSCRIPT_RELEASE,
            FindingType.ISOLATED),
        of(
            "worker tags",
            s ->
                s.page(
                        "/page",
                        HEAD
                            + "<script type=mpy worker config='{\"sync_main_only\": true}'>"
                            + "from pyscript import document</script>"
                            + "<script type=mpy worker>from pyscript import window</script>"
                            + "<script type=mpy worker=a.py>print(1)</script>"
                            + "<script type=mpy>PyWorker('a.py')</script>"
                            + "<script type=mpy worker service-worker=sw.js>1</script>"
                            + "<script type=module src=/core.js></script>")
                    .file("/core.js", "text/javascript", "fetch('/sw.js')"),
            FindingType.SYNC_MAIN_ONLY_WITH_DOM,
            FindingType.DOM_WITHOUT_ISOLATION,
            FindingType.WORKER_ATTRIBUTE,
            FindingType.PYWORKER_WITHOUT_TYPE,
            FindingType.SERVICE_WORKER_FILE,
            FindingType.NOT_FOUND,
            FindingType.PYSCRIPT_RELEASE,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING),
        page(
            "a file whose server cannot be reached",
            "<script type=module src=http://nowhere.invalid/core.js></script>",
            coi(),
            FindingType.NOT_LOADED,
            FindingType.PYSCRIPT_RELEASE,
            FindingType.ISOLATED),
        of(
            "a frame with PyScript in a page that is not isolated",
            s ->
                s.page("/page", HEAD + "<iframe src={{other}}/app></iframe>")
                    .page(
                        "/app",
                        HEAD + "<script type=mpy>1</script>",
                        COI[0],
                        COI[1],
                        "Cross-Origin-Resource-Policy: cross-origin"),
            FindingType.FRAME_NOT_ISOLATED,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING,
            FindingType.NOTHING_NEEDS_IT),
        of(
            "the service worker of another release",
            s ->
                s.page(
                        "/page",
                        HEAD
                            + "<script type=mpy worker service-worker=sw.js>1</script>"
                            + "<script type=module src=/releases/2026.7.3/core.js></script>",
                        COI)
                    .file(
                        "/releases/2026.7.3/core.js",
                        "text/javascript",
                        "fetch('/sw.js')",
                        "Cross-Origin-Embedder-Policy: require-corp")
                    .file("/sw.js", "text/javascript", "const url = location + '?sabayon';"),
            FindingType.SERVICE_WORKER_VERSION,
            FindingType.PYSCRIPT_RELEASE,
            FindingType.ISOLATED),
        release(
            "a deviation that the release is known for",
            "<script type=mpy worker config='{\"sync_main_only\": true}'>1</script>",
            FindingType.KNOWN_DEVIATION,
            FindingType.PYSCRIPT_RELEASE,
            FindingType.ISOLATED),
        release(
            "a deviation of the other interpreter",
            "<script type=mpy worker>from pyscript import window</script>",
            FindingType.PYSCRIPT_RELEASE,
            FindingType.ISOLATED),
        page(
            "a configuration whose server cannot be reached",
            "<script type=mpy config=http://nowhere.invalid/pyscript.toml>1</script>"
                + "<script>fetch('http://nowhere.invalid/pyscript.toml').catch(() => {})</script>",
            coi(),
            FindingType.NOT_LOADED,
            FindingType.ISOLATED),
        of(
            "a release with a number that no release has, and a call without end",
            s ->
                s.page(
                        "/page",
                        HEAD
                            + "<script type=module src=/releases/99999999999.1.1/core.js></script>"
                            + "<script type=mpy worker service-worker=sw.js>PyWorker("
                            + "x".repeat(19_000)
                            + "</script>",
                        COI)
                    .file("/releases/99999999999.1.1/core.js", "text/javascript", "1"),
            FindingType.PYSCRIPT_RELEASE,
            FindingType.ISOLATED),
        of(
            "workers whose code is in files",
            s ->
                s.page(
                        "/page",
                        HEAD
                            + "<script type=mpy worker=dom.py></script><script type=mpy>from"
                            + " pyscript import PyWorker\n"
                            + "PyWorker('only.py', type='micropython', config={'sync_main_only':"
                            + " True})</script><script type=module src=/core.js></script>")
                    .file("/core.js", "text/javascript", "fetch('/dom.py'); fetch('/only.py')")
                    .file("/dom.py", "text/x-python", "from pyscript import document\n")
                    .file("/only.py", "text/x-python", "import js\nwindow.alert(1)\n"),
            FindingType.SYNC_MAIN_ONLY_WITH_DOM,
            FindingType.DOM_WITHOUT_ISOLATION,
            FindingType.PYSCRIPT_RELEASE,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING),
        new Case(
            "not secure",
            "http://0.0.0.0:{{port}}/page",
            // Not every browser opens that address anymore.
            Set.of(
                FindingType.NOT_SECURE,
                FindingType.NO_ANSWER,
                FindingType.SERVICE_WORKERS_UNAVAILABLE,
                FindingType.NOTHING_NEEDS_IT),
            s ->
                s.page("/page", HEAD + "<script src=mini-coi.js></script>", COI)
                    .file("/mini-coi.js", "text/javascript", "1")));
  }
}
