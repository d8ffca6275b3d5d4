package org.crosscheck.doctor;

import java.util.Locale;

/**
 * The types of findings. Each has a category, a default level and an explanation. Findings of the
 * same level are sorted in this order, causes before effects: the first is the one to fix first.
 */
public enum FindingType {
  /** The host name does not resolve. */
  NAME_NOT_FOUND(
      Category.CONNECTION,
      Level.BAD,
      "A browser looks up the host name in the DNS first. Without an address it cannot load the"
          + " page."),
  /** Nothing listens on the port. */
  CONNECTION_REFUSED(
      Category.CONNECTION,
      Level.BAD,
      "The machine is reachable, but no server listens on that port."),
  /** The server does not respond in time. */
  NO_ANSWER(Category.CONNECTION, Level.BAD, "The server did not send a complete response in time."),
  /** The response is not valid HTTP. */
  UNREADABLE_ANSWER(
      Category.CONNECTION,
      Level.BAD,
      "The response is not HTTP, or has a header line that HTTP does not allow (RFC 9112; RFC 9110"
          + " section 5.5). Browsers handle such responses differently, so the page was not"
          + " opened."),
  /** The response never ends. */
  NEVER_ENDS(
      Category.CONNECTION,
      Level.BAD,
      "A browser renders a page while it loads, but module scripts, and with them PyScript, run"
          + " only after the response has ended."),
  /** The response is too large for a page. */
  TOO_LARGE(
      Category.DELIVERY,
      Level.BAD,
      "The URL should be that of an HTML page. A response of this size is probably something"
          + " else."),
  /** The redirects form a loop. */
  REDIRECTS_WITHOUT_END(
      Category.DELIVERY, Level.BAD, "Browsers stop after 20 redirects (Fetch, HTTP-redirect)."),
  /** The server responds with an error status. */
  STATUS(
      Category.DELIVERY,
      Level.BAD,
      "This is the server's error page. Many servers do not add the configured headers to error"
          + " pages: nginx and Apache do so only with the keyword 'always'."),
  /** The URL is not that of an HTML page. */
  NOT_A_PAGE(
      Category.DELIVERY,
      Level.BAD,
      "Only an HTML page can be cross-origin isolated and run PyScript."),
  /** The certificate is not trusted. */
  CERTIFICATE(
      Category.CONNECTION,
      Level.BAD,
      "Visitors have to accept the certificate by hand. Some browsers refuse service workers even"
          + " then, so mini-coi and the service-worker fallback do not work."),
  /** The page navigates to another URL by itself. */
  NAVIGATES_AWAY(
      Category.PAGE,
      Level.WARN,
      "The other findings are about the page that was open at the end, not about the page that you"
          + " named."),
  /** The page opens dialogs. */
  DIALOG(
      Category.PAGE,
      Level.WARN,
      "A dialog blocks the page until it is closed. Crosscheck dismissed it, so what the page does"
          + " after another answer is unknown."),
  /** The page starts a download by itself. */
  DOWNLOAD(
      Category.PAGE,
      Level.INFO,
      "A downloaded file is not part of the page and needs no headers for isolation."),
  /** The page does not become idle. */
  NEVER_SETTLES(
      Category.PAGE,
      Level.UNSURE,
      "The page was still busy when the time was up. What it does after that is unknown."),
  /** The page reloads itself again and again. */
  RELOAD_LOOP(
      Category.SERVICE_WORKER,
      Level.BAD,
      "mini-coi.js reloads the page while a service worker is active that does not control the"
          + " page. If the page is outside the worker's scope, the reloads never stop"
          + " (coi-serviceworker issues 5 and 30)."),
  /** The browser and the isolation model disagree, so the cause is unknown. */
  UNEXPLAINED(
      Category.ISOLATION,
      Level.UNSURE,
      "Crosscheck predicts isolation from the headers by the rules of the HTML standard. This"
          + " browser did something else. The evidence shows both."),
  /** The page is not a secure context. */
  NOT_SECURE(
      Category.ISOLATION,
      Level.BAD,
      "Browsers allow cross-origin isolation and service workers only in secure contexts: https, or"
          + " http on localhost and 127.0.0.1 (W3C Secure Contexts, section 3.1). Elsewhere they"
          + " ignore the headers, and a service worker cannot help."),
  /** The platform ignores or changes a line of its configuration file. */
  CONFIGURATION(
      Category.DELIVERY,
      Level.WARN,
      "Platforms drop, join or replace lines of their configuration without a message. The finding"
          + " describes what the platform's code or documentation does with this file."),
  /** Crosscheck does not model a part of a configuration file. */
  NOT_MODELED(
      Category.DELIVERY,
      Level.UNSURE,
      "The platform reads this part of its configuration, but Crosscheck leaves it out. The other"
          + " findings are about the site without it."),
  /** A program answers instead of a file. */
  ANSWERED_BY_PROGRAM(
      Category.DELIVERY,
      Level.UNSURE,
      "Header rules of a configuration file are for files that the platform serves itself. What a"
          + " function, a middleware, or another site sends cannot be known from the folder, so the"
          + " page was not opened."),
  /** Several hosts read the files of a folder, with different results. */
  SEVERAL_HOSTS(
      Category.DELIVERY,
      Level.WARN,
      "Hosts read files of the same name by different rules. The files of the folder do not show"
          + " which host it is for."),
  /** A rule sets a missing policy, but not for the page. */
  RULE_MISSES_PAGE(
      Category.DELIVERY,
      Level.WARN,
      "A rule applies to the address that is answered with the page (status 200). Headers on a"
          + " redirect to it, or at other addresses, do not isolate the page."),
  /** The page has another address with other policies. */
  OTHER_ADDRESS(
      Category.DELIVERY,
      Level.WARN,
      "The platform answers the same file at several addresses, and rules apply to an address, not"
          + " to a file. Visitors may use any of them."),
  /** The address redirects. */
  REDIRECTED(
      Category.DELIVERY,
      Level.INFO,
      "The platform redirects the address of a file to the address of its page. The header lines of"
          + " that last address decide."),
  /** Another folder than the named one is the root of the site. */
  PUBLISHED_FOLDER(
      Category.DELIVERY,
      Level.INFO,
      "The paths of header rules start at the root of the published folder. It was found by the"
          + " configuration files in and above the folder that you named."),
  /** COOP is missing. */
  COOP_MISSING(Category.ISOLATION, Level.BAD, FindingType.COOP),
  /** COOP is sent in report-only mode. */
  COOP_REPORT_ONLY(Category.ISOLATION, Level.BAD, FindingType.REPORT_ONLY),
  /** COOP is set in a {@code <meta>} element. */
  COOP_IN_META(Category.ISOLATION, Level.BAD, FindingType.IN_META),
  /** COOP is sent on several lines. */
  COOP_TWICE(Category.ISOLATION, Level.BAD, FindingType.TWICE),
  /** COOP has several values on one line. */
  COOP_JOINED(Category.ISOLATION, Level.BAD, FindingType.TWICE),
  /** COOP cannot be parsed. */
  COOP_INVALID(Category.ISOLATION, Level.BAD, FindingType.INVALID),
  /** COOP has a value that does not isolate. */
  COOP_OTHER_VALUE(Category.ISOLATION, Level.BAD, FindingType.COOP),
  /** COEP is missing. */
  COEP_MISSING(Category.ISOLATION, Level.BAD, FindingType.COEP),
  /** COEP is sent in report-only mode. */
  COEP_REPORT_ONLY(Category.ISOLATION, Level.BAD, FindingType.REPORT_ONLY),
  /** COEP is set in a {@code <meta>} element. */
  COEP_IN_META(Category.ISOLATION, Level.BAD, FindingType.IN_META),
  /** COEP is sent on several lines. */
  COEP_TWICE(Category.ISOLATION, Level.BAD, FindingType.TWICE),
  /** COEP has several values on one line. */
  COEP_JOINED(Category.ISOLATION, Level.BAD, FindingType.TWICE),
  /** COEP cannot be parsed. */
  COEP_INVALID(Category.ISOLATION, Level.BAD, FindingType.INVALID),
  /** COEP has a value that does not isolate. */
  COEP_OTHER_VALUE(Category.ISOLATION, Level.BAD, FindingType.COEP),
  /** Other files have the headers, but the page does not. */
  HEADERS_ELSEWHERE(
      Category.ISOLATION,
      Level.BAD,
      "Isolation depends on the headers of the page's own response. The same headers on scripts and"
          + " images do not isolate the page."),
  /** Permissions-Policy or Feature-Policy disables isolation. */
  PERMISSIONS_POLICY(
      Category.ISOLATION,
      Level.BAD,
      "Chrome obeys 'cross-origin-isolated' in Permissions-Policy, and in the older Feature-Policy"
          + " if Permissions-Policy does not name it; Firefox obeys neither. A list without the"
          + " page's own origin disables the isolation that COOP and COEP enable."),
  /** Document-Isolation-Policy works in some browsers only. */
  DIP_ALONE(
      Category.ISOLATION,
      Level.BAD,
      "Document-Isolation-Policy isolates pages in Chrome 137 and later. Firefox and Safari do not"
          + " support it and need Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy."),
  /** Some browsers do not support credentialless. */
  COEP_CREDENTIALLESS(
      Category.ISOLATION,
      Level.INFO,
      "Supported in Chrome 96 and later and in Firefox for desktop 119 and later. Safari and"
          + " Firefox for Android do not support it, so the page is not isolated there (MDN"
          + " browser-compat-data)."),
  /** COEP blocks a file of another origin. */
  BLOCKED_BY_COEP(
      Category.EMBEDDING,
      Level.BAD,
      "With 'require-corp' a browser loads a file from another origin only if the file's server"
          + " allows it: with Cross-Origin-Resource-Policy, or with CORS if the element has the"
          + " crossorigin attribute (HTML, embedder policy; Fetch, CORP check)."),
  /** COEP would block a file of another origin. */
  WOULD_BE_BLOCKED(
      Category.EMBEDDING,
      Level.WARN,
      "The file loads now. With 'Cross-Origin-Embedder-Policy: require-corp' browsers will block"
          + " it, because its response does not allow use by other origins."),
  /** CORS blocks a file of another origin. */
  CORS_REFUSED(
      Category.CORS,
      Level.BAD,
      "Browsers always request module scripts, fonts, interpreters and wheels with CORS. Their"
          + " server has to send Access-Control-Allow-Origin (Fetch, CORS check). Even PyScript's"
          + " own CDN once did not (pyscript issues 360 and 805)."),
  /** COEP blocks a frame. */
  FRAME_BLOCKED(
      Category.EMBEDDING,
      Level.BAD,
      "In a page with COEP, every framed page needs a compatible COEP of its own, and one from"
          + " another origin also needs Cross-Origin-Resource-Policy (HTML, 'check a navigation"
          + " response's adherence to its embedder policy')."),
  /** COEP would block a frame. */
  FRAME_WOULD_BE_BLOCKED(
      Category.EMBEDDING,
      Level.WARN,
      "In a page with COEP, every framed page needs a compatible COEP of its own, and one from"
          + " another origin also needs Cross-Origin-Resource-Policy. Embedded videos and maps"
          + " rarely send either (coincident issue 39)."),
  /** PyScript runs in a frame that is not isolated. */
  FRAME_NOT_ISOLATED(
      Category.EMBEDDING,
      Level.BAD,
      "A frame is isolated only if every page around it is isolated, its own response has a"
          + " Cross-Origin-Embedder-Policy, and, if it is from another origin, its element has"
          + " allow=\"cross-origin-isolated\" (HTML, 'cross-origin isolated capability';"
          + " Permissions Policy). Sites that embed other people's pages rarely do this."),
  /** A worker script has no COEP. */
  WORKER_SCRIPT_WITHOUT_COEP(
      Category.EMBEDDING,
      Level.BAD,
      "A page with COEP can start a worker only if the worker's script has COEP too (HTML, 'check a"
          + " global object's embedder policy'). Otherwise the worker fails with an error event"
          + " without a message. PyScript starts its own workers from blob: URLs, which inherit the"
          + " page's policy."),
  /** A content security policy blocks something. */
  CSP(
      Category.CSP,
      Level.BAD,
      "PyScript starts its workers from blob: URLs, and its interpreters compile WebAssembly."
          + " worker-src or script-src needs blob:, script-src needs 'wasm-unsafe-eval', and"
          + " connect-src needs the interpreter's origin and blob:."),
  /** A file has a content type that browsers refuse. */
  WRONG_TYPE(
      Category.DELIVERY,
      Level.BAD,
      "Browsers refuse a module script without a JavaScript type (HTML, 'fetch a single module"
          + " script'), and compile WebAssembly while it loads only if its type is"
          + " application/wasm."),
  /** A file of the page is missing. */
  NOT_FOUND(
      Category.DELIVERY,
      Level.BAD,
      "The server responds with an error to a file that the page requests."),
  /** This machine could not fetch a file of the page. */
  NOT_LOADED(
      Category.DELIVERY,
      Level.UNSURE,
      "There was no response, so its headers could not be checked. The cause may be this machine's"
          + " network or the file's server. Anything that depends on the file was not checked."),
  /** Service workers are not available. */
  SERVICE_WORKERS_UNAVAILABLE(
      Category.SERVICE_WORKER,
      Level.BAD,
      "mini-coi and PyScript's service-worker fallback need service workers. Browsers disable them"
          + " in insecure contexts, and Firefox also in private windows (bugzilla 1320796)."),
  /** mini-coi.js cannot be loaded from this site. */
  MINI_COI_MISSING(
      Category.SERVICE_WORKER,
      Level.BAD,
      "mini-coi.js is its own service worker, so it has to be a file on the same origin as the"
          + " page."),
  /** mini-coi is an inline script. */
  MINI_COI_INLINED(
      Category.SERVICE_WORKER,
      Level.BAD,
      "A service worker has to be a separate file: mini-coi registers the URL of its own script"
          + " element, and an inline script has no URL (ltk issue 20)."),
  /** mini-coi is loaded as a module. */
  MINI_COI_AS_MODULE(
      Category.SERVICE_WORKER,
      Level.BAD,
      "mini-coi.js and coi-serviceworker.js register the URL of their own script element, which is"
          + " document.currentScript; in a module script it is null (HTML), so they register"
          + " nothing."),
  /** The page is outside mini-coi's scope. */
  MINI_COI_SCOPE(
      Category.SERVICE_WORKER,
      Level.BAD,
      "A service worker controls only pages in or below its own folder, unless its response has a"
          + " Service-Worker-Allowed header (pyscript/docs issue 42)."),
  /** mini-coi is not the first script. */
  MINI_COI_NOT_FIRST(
      Category.SERVICE_WORKER,
      Level.WARN,
      "mini-coi reloads the page. Scripts before it run twice, the first time in a page that may"
          + " not be isolated (PyScript user guide, workers, HTTP headers)."),
  /** The settings of coi-serviceworker.js come too late. */
  MINI_COI_SETTINGS(
      Category.SERVICE_WORKER,
      Level.WARN,
      "coi-serviceworker.js reads window.coi once, when it starts. Settings after it have no effect"
          + " (coi-serviceworker, README)."),
  /** mini-coi is not needed, because the server sends the headers. */
  MINI_COI_NEEDLESS(
      Category.SERVICE_WORKER,
      Level.INFO,
      "The server already sends the headers that mini-coi adds. mini-coi still reloads the page on"
          + " every first visit and replaces the server's values with its own."),
  /** mini-coi's service worker takes control too late. */
  MINI_COI_LATE(
      Category.SERVICE_WORKER,
      Level.WARN,
      "Such a script reloads the page when it finds its service worker, which can be before the"
          + " worker is active. The page is then isolated only after another reload."),
  /** The browser refused a service worker. */
  SERVICE_WORKER_REFUSED(
      Category.SERVICE_WORKER,
      Level.BAD,
      "A service worker is registered only if its script is from the page's origin, is answered"
          + " without a redirect and with a JavaScript type, runs without an error, and if its"
          + " scope is in or below the script's folder (Service Workers, 'update')."),
  /** A service worker isolates the page, but not the first time. */
  SERVICE_WORKER_LATE(
      Category.SERVICE_WORKER,
      Level.BAD,
      "A service worker does not control the page that registers it for the first time. Its headers"
          + " count from the next load on, so a first visit needs a reload, as mini-coi.js and"
          + " coi-serviceworker.js do."),
  /** The page is outside the scope of a service worker that would isolate it. */
  SERVICE_WORKER_SCOPE(
      Category.SERVICE_WORKER,
      Level.BAD,
      "A service worker controls only pages whose URL begins with its scope. Without the option"
          + " scope that is the folder of its script."),
  /** A service worker controls the page and does not isolate it. */
  SERVICE_WORKER_WITHOUT_EFFECT(
      Category.SERVICE_WORKER,
      Level.BAD,
      "Headers that a service worker sets count like those of a server: both headers are needed, on"
          + " the response for the page itself, each with a single valid value."),
  /** The page comes through a content delivery network. */
  BEHIND_CDN(
      Category.DELIVERY,
      Level.INFO,
      "A content delivery network or proxy is in front of servers of every kind, so its own header"
          + " lines do not show which configuration files are read behind it. It can change"
          + " headers, and its cache can keep old ones."),
  /** The server's 304 response has other policies than the page. */
  NOT_MODIFIED(
      Category.DELIVERY,
      Level.WARN,
      "On a 304 response browsers update the cached headers that it contains and keep the others"
          + " (RFC 9111 section 3.2). Visitors who have the page in their cache keep the old"
          + " headers until the page itself changes."),
  /** The page opens windows. */
  POPUP(
      Category.ISOLATION,
      Level.INFO,
      "Isolation needs 'Cross-Origin-Opener-Policy: same-origin', which separates the page from"
          + " windows of other origins: window.opener is null there, and the page cannot access"
          + " them."),
  /** The page uses this release of PyScript. */
  PYSCRIPT_RELEASE(
      Category.PYSCRIPT, Level.INFO, "Features and their behavior differ between releases."),
  /** The script element of PyScript is not a module. */
  NOT_A_MODULE(
      Category.PYSCRIPT,
      Level.BAD,
      "PyScript's core.js is a JavaScript module. In a script element without type='module' its"
          + " imports and exports are a syntax error, so no tag of the page runs."),
  /** The release has a known deviation that may affect the page. */
  KNOWN_DEVIATION(
      Category.PYSCRIPT,
      Level.INFO,
      "Crosscheck tested this release and found that it does not do what the documentation says."
          + " Whether this affects the page depends on the page's code."),
  /** The PyScript URL does not name a fixed release. */
  PYSCRIPT_UNPINNED(
      Category.PYSCRIPT,
      Level.WARN,
      "If the URL has no version, the page can get another release of PyScript although nothing on"
          + " the page changed."),
  /** sync_main_only is set, but the worker uses the DOM. */
  SYNC_MAIN_ONLY_WITH_DOM(
      Category.PYSCRIPT,
      Level.WARN,
      "With sync_main_only a worker has no access to the page, so its code must not use window or"
          + " document (PyScript configuration, sync_main_only)."),
  /** A worker uses the DOM on a page that is not isolated. */
  DOM_WITHOUT_ISOLATION(
      Category.PYSCRIPT,
      Level.BAD,
      "A worker accesses window and document through shared memory, which only an isolated page"
          + " has, or through the service-worker fallback."),
  /** A worker attribute has a value that PyScript refuses. */
  WORKER_ATTRIBUTE(
      Category.PYSCRIPT,
      Level.BAD,
      "The worker attribute is empty or names a Python file. If it names a file, PyScript refuses a"
          + " script that also has a src attribute or inline code (polyscript,"
          + " INVALID_WORKER_ATTR)."),
  /** A PyWorker has no type. */
  PYWORKER_WITHOUT_TYPE(
      Category.PYSCRIPT,
      Level.WARN,
      "In Python, PyWorker needs type='pyodide' or type='micropython'; there is no default"
          + " (pyscript issues 1979 and 1980)."),
  /** A configuration file is missing. */
  CONFIG_NOT_FOUND(
      Category.PYSCRIPT,
      Level.BAD,
      "PyScript loads the configuration before it runs any code of the tag."),
  /** The file of the service-worker attribute is missing. */
  SERVICE_WORKER_FILE(
      Category.SERVICE_WORKER,
      Level.BAD,
      "The worker sends synchronous requests to this file; without it every access to the page"
          + " fails or hangs. The file has to match the release: coincident's dist/sw.js since npm"
          + " 0.6.40, sabayon's before (pyscript pull request 2334)."),
  /** The file of the service-worker attribute does not match the release. */
  SERVICE_WORKER_VERSION(
      Category.SERVICE_WORKER,
      Level.BAD,
      "PyScript and the file have to use the same protocol. Up to 2025.3.1 (npm 0.6.39) the file is"
          + " sabayon's dist/sw.js, since npm 0.6.40 coincident's dist/sw.js. With the other file,"
          + " every access of a worker to the page hangs (pyscript pull request 2334)."),
  /** The page has an uncaught error. */
  PAGE_ERROR(
      Category.PAGE,
      Level.WARN,
      "The page did not catch this error, so the code after it did not run."),
  /** The page is isolated. */
  ISOLATED(
      Category.ISOLATION,
      Level.GOOD,
      "Workers can share memory with the page, so they can access the DOM and call the page's"
          + " functions synchronously."),
  /** The page does not use PyScript, so it may not need isolation. */
  NOTHING_NEEDS_IT(
      Category.ISOLATION,
      Level.INFO,
      "Isolation is needed for shared memory. A page does not need it if it has no workers, or if"
          + " its workers neither access the DOM nor wait for the page.");

  private static final String COOP =
      "A page is isolated if its own response has 'Cross-Origin-Opener-Policy: same-origin' and"
          + " 'Cross-Origin-Embedder-Policy: require-corp' or 'credentialless' (HTML, section"
          + " 7.1.3). Other values of Cross-Origin-Opener-Policy keep the page connected to other"
          + " windows.";
  private static final String COEP =
      "A page is isolated if its own response has 'Cross-Origin-Opener-Policy: same-origin' and"
          + " 'Cross-Origin-Embedder-Policy: require-corp' or 'credentialless' (HTML, section"
          + " 7.1.4). Cross-Origin-Embedder-Policy limits which files from other origins the page"
          + " can load.";
  private static final String REPORT_ONLY =
      "A header with the suffix -Report-Only only reports violations; browsers do not enforce it.";
  private static final String IN_META =
      "Browsers read this policy only from the response headers; they ignore it in <meta"
          + " http-equiv>.";
  private static final String TWICE =
      "Browsers join lines with the same name by commas. The value is then a list instead of a"
          + " single token, and browsers ignore the header (RFC 9651 section 4.2). The usual cause"
          + " is two layers that both send it: an application and the proxy in front of it, or two"
          + " rules that both match.";
  private static final String INVALID =
      "The value has to be a single lowercase token without quotation marks (RFC 9651 section"
          + " 3.3.4). Browsers ignore any other value without a message.";

  private final Category category;
  private final Level level;
  private final String explanation;

  FindingType(Category category, Level level, String explanation) {
    this.category = category;
    this.level = level;
    this.explanation = explanation;
  }

  /** {@return the id in reports, such as {@code coop-missing}} */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@return the category} */
  public Category category() {
    return category;
  }

  /** {@return the default level; a single finding may have another} */
  public Level level() {
    return level;
  }

  /** {@return why the finding matters, in one or more sentences} */
  public String explanation() {
    return explanation;
  }
}
