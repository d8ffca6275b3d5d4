package org.crosscheck.doctor;

import java.util.Locale;

/**
 * Every finding that there is: how much it matters as a rule, and what a reader learns from it. The
 * order is that of the cause: of findings of one level, the one to fix first comes first.
 */
public enum FindingType {
  /** The name of the host is not known. */
  NAME_NOT_FOUND(
      Category.CONNECTION,
      Level.BAD,
      "Browsers ask the domain name system first; without an address there is no page."),
  /** Nothing takes connections there. */
  CONNECTION_REFUSED(
      Category.CONNECTION, Level.BAD, "The machine is there, and no server listens on that port."),
  /** The server does not answer in time. */
  NO_ANSWER(
      Category.CONNECTION,
      Level.BAD,
      "A connection was made or tried, and no whole response came in time."),
  /** What the server sends is not HTTP. */
  UNREADABLE_ANSWER(
      Category.CONNECTION,
      Level.BAD,
      "The server answered with what is not HTTP, or with a header line that HTTP does not allow"
          + " (RFC 9112; RFC 9110 section 5.5). Browsers differ in what they make of it, so the"
          + " page was not opened."),
  /** The response never ends. */
  NEVER_ENDS(
      Category.CONNECTION,
      Level.BAD,
      "A browser shows a page as it comes, but module scripts and with them PyScript wait for its"
          + " end."),
  /** The page is larger than any page. */
  TOO_LARGE(
      Category.DELIVERY,
      Level.BAD,
      "The address was taken for a page; a response of this size is none."),
  /** Redirects lead in a circle. */
  REDIRECTS_WITHOUT_END(
      Category.DELIVERY, Level.BAD, "Browsers give up after 20 redirects (Fetch, HTTP-redirect)."),
  /** The server answers with an error. */
  STATUS(
      Category.DELIVERY,
      Level.BAD,
      "This is the server's error page. Many servers leave their header lines out of those: nginx"
          + " without 'always', Apache without 'always'."),
  /** The address is no web page. */
  NOT_A_PAGE(
      Category.DELIVERY,
      Level.BAD,
      "Only a page of HTML can be cross-origin isolated and run PyScript."),
  /** The certificate is not trusted. */
  CERTIFICATE(
      Category.CONNECTION,
      Level.BAD,
      "A visitor has to accept it by hand, and some browsers refuse service workers even then, so"
          + " mini-coi and the service-worker fallback do not work."),
  /** The page goes to another site or page by itself. */
  NAVIGATES_AWAY(
      Category.PAGE,
      Level.WARN,
      "What follows is about the page where it ended, and not about the one asked for."),
  /** The page opens dialogs. */
  DIALOG(
      Category.PAGE,
      Level.WARN,
      "A dialog stops the page until somebody answers. It was dismissed here, so what the page does"
          + " after another answer is not known."),
  /** The page downloads a file by itself. */
  DOWNLOAD(
      Category.PAGE,
      Level.INFO,
      "What is downloaded is no part of the page, and needs no header of its own."),
  /** The page does not come to rest. */
  NEVER_SETTLES(
      Category.PAGE,
      Level.UNSURE,
      "The page was still busy when the time was over, so what it would have done later is not"
          + " known."),
  /** The page reloads itself for ever. */
  RELOAD_LOOP(
      Category.SERVICE_WORKER,
      Level.BAD,
      "mini-coi.js reloads the page as long as a service worker is active and does not control the"
          + " page. Where its scope does not cover the page, that is for ever"
          + " (coi-serviceworker issues 5 and 30)."),
  /** Browser and model disagree, so the cause is not known. */
  UNEXPLAINED(
      Category.ISOLATION,
      Level.UNSURE,
      "The rules of the HTML standard, as far as Crosscheck knows them, say something else than"
          + " this browser did. Both are given here."),
  /** Not a secure context. */
  NOT_SECURE(
      Category.ISOLATION,
      Level.BAD,
      "Browsers give cross-origin isolation and service workers to secure contexts only: https, or"
          + " http on localhost and 127.0.0.1 (W3C Secure Contexts, section 3.1). Elsewhere the"
          + " headers are not even read, and no service worker helps."),
  /** A platform drops or changes a line of its configuration. */
  CONFIGURATION(
      Category.DELIVERY,
      Level.WARN,
      "Platforms drop, join or replace lines of their configuration without a word; this is what"
          + " the platform's own code or documentation does with this file."),
  /** COOP is not there. */
  COOP_MISSING(Category.ISOLATION, Level.BAD, FindingType.COOP),
  /** COOP is only reported. */
  COOP_REPORT_ONLY(Category.ISOLATION, Level.BAD, FindingType.REPORT_ONLY),
  /** COOP stands in the markup. */
  COOP_IN_META(Category.ISOLATION, Level.BAD, FindingType.IN_META),
  /** COOP is there on several lines. */
  COOP_TWICE(Category.ISOLATION, Level.BAD, FindingType.TWICE),
  /** COOP is there several times on one line. */
  COOP_JOINED(Category.ISOLATION, Level.BAD, FindingType.TWICE),
  /** COOP cannot be read. */
  COOP_INVALID(Category.ISOLATION, Level.BAD, FindingType.INVALID),
  /** COOP has a value that does not isolate. */
  COOP_OTHER_VALUE(Category.ISOLATION, Level.BAD, FindingType.COOP),
  /** COEP is not there. */
  COEP_MISSING(Category.ISOLATION, Level.BAD, FindingType.COEP),
  /** COEP is only reported. */
  COEP_REPORT_ONLY(Category.ISOLATION, Level.BAD, FindingType.REPORT_ONLY),
  /** COEP stands in the markup. */
  COEP_IN_META(Category.ISOLATION, Level.BAD, FindingType.IN_META),
  /** COEP is there on several lines. */
  COEP_TWICE(Category.ISOLATION, Level.BAD, FindingType.TWICE),
  /** COEP is there several times on one line. */
  COEP_JOINED(Category.ISOLATION, Level.BAD, FindingType.TWICE),
  /** COEP cannot be read. */
  COEP_INVALID(Category.ISOLATION, Level.BAD, FindingType.INVALID),
  /** COEP has a value that does not isolate. */
  COEP_OTHER_VALUE(Category.ISOLATION, Level.BAD, FindingType.COEP),
  /** The headers are sent, but not with the page. */
  HEADERS_ELSEWHERE(
      Category.ISOLATION,
      Level.BAD,
      "Isolation is decided by the response that the page itself came with. The same lines on"
          + " scripts and images do not isolate anything."),
  /** Permissions-Policy takes isolation away. */
  PERMISSIONS_POLICY(
      Category.ISOLATION,
      Level.BAD,
      "Chrome obeys 'cross-origin-isolated' in Permissions-Policy, Firefox does not know it. An"
          + " empty list takes the isolation away that COOP and COEP gave."),
  /** Document-Isolation-Policy helps in some browsers only. */
  DIP_ALONE(
      Category.ISOLATION,
      Level.BAD,
      "Document-Isolation-Policy isolates in Chrome from 137 on. Firefox and Safari do not know it"
          + " and need Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy."),
  /** credentialless is unknown to some browsers. */
  COEP_CREDENTIALLESS(
      Category.ISOLATION,
      Level.INFO,
      "Chrome knows it from 96 on, Firefox on the desktop from 119 on. Safari and Firefox for"
          + " Android do not, and treat the page as not isolated (MDN browser-compat-data)."),
  /** COEP keeps a subresource out. */
  BLOCKED_BY_COEP(
      Category.EMBEDDING,
      Level.BAD,
      "Under 'require-corp' a browser takes files of other origins only if they allow it: by"
          + " Cross-Origin-Resource-Policy, or by CORS where the page asks for that with the"
          + " attribute crossorigin (HTML, embedder policy; Fetch, CORP check)."),
  /** COEP would keep a subresource out, were it there. */
  WOULD_BE_BLOCKED(
      Category.EMBEDDING,
      Level.WARN,
      "It loads now. With 'Cross-Origin-Embedder-Policy: require-corp' browsers will refuse it,"
          + " because its response does not allow other origins to use it."),
  /** A file of another origin may not be read. */
  CORS_REFUSED(
      Category.CORS,
      Level.BAD,
      "Module scripts, fonts, interpreters and wheels are always asked for with CORS. Their server"
          + " has to answer with Access-Control-Allow-Origin (Fetch, CORS check); PyScript's own"
          + " CDN once did not (pyscript issues 360 and 805)."),
  /** A frame is refused. */
  FRAME_BLOCKED(
      Category.EMBEDDING,
      Level.BAD,
      "In a page with COEP every frame needs a compatible COEP of its own, and one of another"
          + " origin needs Cross-Origin-Resource-Policy too (HTML, 'check a navigation response's"
          + " adherence to its embedder policy')."),
  /** A frame would be refused. */
  FRAME_WOULD_BE_BLOCKED(
      Category.EMBEDDING,
      Level.WARN,
      "In a page with COEP every frame needs a compatible COEP of its own, and one of another"
          + " origin needs Cross-Origin-Resource-Policy too. Videos and maps of others rarely have"
          + " either (coincident issue 39)."),
  /** PyScript runs in a frame that is not isolated. */
  FRAME_NOT_ISOLATED(
      Category.EMBEDDING,
      Level.BAD,
      "A frame is isolated only if every page around it is, if its own response has a"
          + " Cross-Origin-Embedder-Policy, and, where it is of another origin, if its element says"
          + " allow=\"cross-origin-isolated\" (HTML, 'cross-origin isolated capability';"
          + " Permissions Policy). Sites that show pages of others in frames rarely give any of"
          + " this."),
  /** A worker's script comes without COEP. */
  WORKER_SCRIPT_WITHOUT_COEP(
      Category.EMBEDDING,
      Level.BAD,
      "A page with COEP can only start a worker whose script came with COEP too (HTML, 'check a"
          + " global object's embedder policy'). The worker fails with an error event without a"
          + " message. PyScript's own workers come from a blob and inherit the page's policy."),
  /** A content security policy stops something. */
  CSP(
      Category.CSP,
      Level.BAD,
      "PyScript starts its workers from blob: addresses, and its interpreters need to compile"
          + " WebAssembly: worker-src or script-src needs blob:, script-src needs"
          + " 'wasm-unsafe-eval', and connect-src the place of the interpreter and blob:."),
  /** A file comes with a type that browsers refuse. */
  WRONG_TYPE(
      Category.DELIVERY,
      Level.BAD,
      "Browsers refuse module scripts that do not have a JavaScript type (HTML, 'fetch a single"
          + " module script'), and streaming WebAssembly that is not application/wasm."),
  /** A file of the page is not there. */
  NOT_FOUND(
      Category.DELIVERY, Level.BAD, "A file that the page asks for is answered with an error."),
  /** A file of the page could not be had from this machine. */
  NOT_LOADED(
      Category.DELIVERY,
      Level.UNSURE,
      "No response came, so there were no header lines to look at. The network of this machine may"
          + " be the cause, or the file's server; what depends on the file could not be seen."),
  /** Service workers cannot be had. */
  SERVICE_WORKERS_UNAVAILABLE(
      Category.SERVICE_WORKER,
      Level.BAD,
      "mini-coi and PyScript's service-worker fallback need service workers. Browsers offer none in"
          + " insecure contexts, and Firefox none in private windows (bugzilla 1320796)."),
  /** mini-coi.js is not where the page says. */
  MINI_COI_MISSING(
      Category.SERVICE_WORKER,
      Level.BAD,
      "mini-coi.js is its own service worker, and has to be a file of this site."),
  /** mini-coi is part of the page. */
  MINI_COI_INLINED(
      Category.SERVICE_WORKER,
      Level.BAD,
      "A service worker has to be a file of its own: mini-coi registers the address of its own"
          + " script element, and an inline script has none (ltk issue 20)."),
  /** mini-coi's scope does not cover the page. */
  MINI_COI_SCOPE(
      Category.SERVICE_WORKER,
      Level.BAD,
      "A service worker controls pages below its own folder only, unless its response says"
          + " otherwise in Service-Worker-Allowed (pyscript/docs issue 42)."),
  /** mini-coi is not the first script. */
  MINI_COI_NOT_FIRST(
      Category.SERVICE_WORKER,
      Level.WARN,
      "mini-coi reloads the page. What ran before it runs twice, and may meet a page that is not"
          + " isolated (PyScript user guide, workers, HTTP headers)."),
  /** mini-coi is there and the headers too. */
  MINI_COI_NEEDLESS(
      Category.SERVICE_WORKER,
      Level.INFO,
      "The server already sends what mini-coi is for. It still reloads every first visit, and"
          + " replaces the server's values by its own."),
  /** mini-coi's service worker takes over too late. */
  MINI_COI_LATE(
      Category.SERVICE_WORKER,
      Level.WARN,
      "mini-coi reloads the page when its service worker is found, which can be before that is"
          + " active. Such a page is isolated only when it is loaded once more."),
  /** The server's answer to a revalidation has other policies than the page. */
  NOT_MODIFIED(
      Category.DELIVERY,
      Level.WARN,
      "On 304 browsers replace the stored header lines by those that came, and keep those that did"
          + " not (RFC 9111 section 3.2). Who visited before a change of headers keeps the old ones"
          + " until the page itself changes."),
  /** The page opens windows. */
  POPUP(
      Category.ISOLATION,
      Level.INFO,
      "Cross-Origin-Opener-Policy: same-origin, which isolation needs, cuts the ties between the"
          + " page and windows of other origins: window.opener is null there, and the page cannot"
          + " reach them."),
  /** The release of PyScript in use. */
  PYSCRIPT_RELEASE(
      Category.PYSCRIPT, Level.INFO, "What is promised differs from release to release."),
  /** The release in use is known not to do something that the page may want. */
  KNOWN_DEVIATION(
      Category.PYSCRIPT,
      Level.INFO,
      "Crosscheck has asked this release, and found that it does not do what the documentation"
          + " says. Whether this page meets it depends on what its code does."),
  /** PyScript is not taken from a release. */
  PYSCRIPT_UNPINNED(
      Category.PYSCRIPT,
      Level.WARN,
      "An address without a version changes what runs on this page without anybody changing the"
          + " page."),
  /** sync_main_only is set, and the worker wants the DOM. */
  SYNC_MAIN_ONLY_WITH_DOM(
      Category.PYSCRIPT,
      Level.WARN,
      "sync_main_only promises that the worker does without the page: code in it must not use"
          + " window or document (PyScript configuration, sync_main_only)."),
  /** A worker wants the DOM on a page that is not isolated. */
  DOM_WITHOUT_ISOLATION(
      Category.PYSCRIPT,
      Level.BAD,
      "A worker reaches window and document through shared memory, which only an isolated page"
          + " has, or through the service-worker fallback."),
  /** A worker attribute has a value that PyScript refuses. */
  WORKER_ATTRIBUTE(
      Category.PYSCRIPT,
      Level.BAD,
      "The attribute worker is empty, or names a file of Python. PyScript refuses a script that"
          + " also has src or text of its own (polyscript, INVALID_WORKER_ATTR)."),
  /** A PyWorker has no type. */
  PYWORKER_WITHOUT_TYPE(
      Category.PYSCRIPT,
      Level.WARN,
      "PyWorker of Python needs type='pyodide' or type='micropython'; there is no default (pyscript"
          + " issues 1979 and 1980)."),
  /** A configuration does not resolve. */
  CONFIG_NOT_FOUND(
      Category.PYSCRIPT,
      Level.BAD,
      "PyScript asks for the configuration before anything of the tag runs."),
  /** The file of the service-worker attribute is not there. */
  SERVICE_WORKER_FILE(
      Category.SERVICE_WORKER,
      Level.BAD,
      "The worker asks that file synchronously; without it every access to the page fails or"
          + " hangs. It has to be that of the release: coincident's dist/sw.js from npm 0.6.40 on,"
          + " sabayon's before (pyscript pull request 2334)."),
  /** The file of the service-worker attribute is not the one of the release. */
  SERVICE_WORKER_VERSION(
      Category.SERVICE_WORKER,
      Level.BAD,
      "PyScript and the file have to speak the same way. Up to 2025.3.1 (npm 0.6.39) that is"
          + " sabayon's dist/sw.js, from npm 0.6.40 on coincident's dist/sw.js; with the other one"
          + " every access of a worker to the page hangs (pyscript pull request 2334)."),
  /** Uncaught errors of the page. */
  PAGE_ERROR(
      Category.PAGE,
      Level.WARN,
      "No code of the page caught this error; what follows it did not run."),
  /** The page is isolated. */
  ISOLATED(
      Category.ISOLATION,
      Level.GOOD,
      "Workers can share memory with the page, so they can reach the DOM and call the page's"
          + " functions synchronously."),
  /** No headers, and nothing of the page needs them. */
  NOTHING_NEEDS_IT(
      Category.ISOLATION,
      Level.INFO,
      "Isolation is for shared memory. A page whose workers neither reach the DOM nor wait for the"
          + " page does without, and so does one without workers.");

  private static final String COOP =
      "A page is isolated if its own response says 'Cross-Origin-Opener-Policy: same-origin' and"
          + " 'Cross-Origin-Embedder-Policy: require-corp' or 'credentialless' (HTML, section"
          + " 7.1.3). Other values of the first keep ties to other windows.";
  private static final String COEP =
      "A page is isolated if its own response says 'Cross-Origin-Opener-Policy: same-origin' and"
          + " 'Cross-Origin-Embedder-Policy: require-corp' or 'credentialless' (HTML, section"
          + " 7.1.4). The second has files of other origins agree to be used here.";
  private static final String REPORT_ONLY =
      "A header whose name ends with -Report-Only reports what would happen, and changes nothing.";
  private static final String IN_META =
      "Browsers read this policy from the response only; in a <meta http-equiv> it is passed over.";
  private static final String TWICE =
      "Browsers join several lines of a name with commas. The value is then a list, where one word"
          + " must stand, and counts as missing (RFC 9651 section 4.2). Often two layers each send"
          + " it: an application and the proxy before it, or two rules that both match.";
  private static final String INVALID =
      "The value has to be one word exactly as it is written, in lower case and without quotation"
          + " marks (RFC 9651 section 3.3.4). Anything else counts as missing, without a message.";

  private final Category category;
  private final Level level;
  private final String explanation;

  FindingType(Category category, Level level, String explanation) {
    this.category = category;
    this.level = level;
    this.explanation = explanation;
  }

  /** {@return its id in reports, such as {@code coop-missing}} */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@return what it is about} */
  public Category category() {
    return category;
  }

  /** {@return how much it matters as a rule} */
  public Level level() {
    return level;
  }

  /** {@return what a reader learns from it} */
  public String explanation() {
    return explanation;
  }
}
