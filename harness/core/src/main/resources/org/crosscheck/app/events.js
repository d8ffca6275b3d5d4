// Runs before any script of the user's page, as part of the page, in a browser whose driver has no
// events. Keeps a list of what the page reports, which the harness reads, and adds what the browser
// would report: console lines, uncaught errors, and requests, as events of WebDriver BiDi. It does
// not see the requests of workers.
(watch) => {
  document.currentScript?.remove();
  if (window !== window.top) return;

  // WebKitGTK offers it to every page; Safari, as HTML says, only to isolated ones.
  const gate = () => {
    if (!crossOriginIsolated) delete globalThis.SharedArrayBuffer;
  };
  gate();

  // Pages may replace built-in functions.
  const { stringify } = JSON;
  const origin = performance.timeOrigin;
  const now = performance.now.bind(performance);
  const reported = [];
  Object.defineProperty(window, Symbol.for("crosscheck.events"), { value: { origin, reported, read: 0 } });
  const event = (name, params) =>
    reported.push(stringify({ event: name, params: { timestamp: origin + now(), ...params } }));

  // Also runs in workers, so it uses nothing from around it.
  const logging = (tell) => {
    const text = (item) => {
      try {
        const plain = typeof item === "object" && item !== null && !(item instanceof Error);
        return plain ? JSON.stringify(item) : String(item);
      } catch {
        return Object.prototype.toString.call(item);
      }
    };
    const levels = { debug: "debug", log: "info", info: "info", warn: "warn", error: "error" };
    for (const [method, level] of Object.entries(levels)) {
      const write = console[method];
      console[method] = function (...items) {
        tell(level, items.map(text).join(" "));
        return write.apply(console, items);
      };
    }
    return text;
  };
  const line = (level, text) => event("log.entryAdded", { type: "console", level, text });
  const text = logging(line);
  const uncaught = (error, url, lineNumber) =>
    event("log.entryAdded", {
      type: "javascript",
      level: "error",
      text: text(error),
      stackTrace: { callFrames: url ? [{ url, lineNumber: lineNumber - 1 }] : [] },
    });
  addEventListener("error", ({ message, error, filename, lineno }) => {
    if (message) uncaught(error ?? message, filename, lineno);
  });
  addEventListener("unhandledrejection", ({ reason }) => uncaught(reason));

  // A worker that is made from a Blob, as PyScript makes its workers, tells of its console.
  const channel = `crosscheck-events-${origin}`;
  new BroadcastChannel(channel).onmessage = ({ data: { level, text } }) => line(level, text);
  const beginning = `{
    (${gate})();
    const channel = new BroadcastChannel(${stringify(channel)});
    (${logging})((level, text) => channel.postMessage({ level, text }));
  }\n`;
  const telling = (url) => {
    if (!String(url).startsWith("blob:")) return url;
    try {
      const source = new XMLHttpRequest();
      source.open("GET", url, false);
      source.send();
      return URL.createObjectURL(new Blob([beginning, source.responseText], { type: "text/javascript" }));
    } catch {
      return url;
    }
  };
  // Not a Proxy: in WebKit, a class that extends one of a built-in finds nothing in super.
  const Native = Worker;
  const Telling = function Worker(url, ...rest) {
    const asked = new.target === Telling ? Native : new.target;
    return Reflect.construct(Native, [telling(url), ...rest], asked);
  };
  Telling.prototype = Native.prototype;
  window.Worker = Telling;

  // A response is an entry only when it is complete, so what waits for one is not quiet before.
  let requests = 0;
  window.fetch = new Proxy(fetch, {
    apply(target, self, [resource, options]) {
      const answer = Reflect.apply(target, self, [resource, options]);
      let url = text(resource?.url ?? resource);
      try {
        url = new URL(url, document.baseURI).href;
      } catch {
        // The answer is an error that says so.
      }
      const method = text(options?.method ?? resource?.method ?? "GET").toUpperCase();
      const request = { request: String(++requests), method, url };
      event("network.beforeRequestSent", { request });
      answer.then(
        ({ status }) => event("network.responseCompleted", { request, response: { status } }),
        (error) => event("network.fetchError", { request, errorText: String(error) }),
      );
      return answer;
    },
  });
  new PerformanceObserver((list) => {
    for (const { name, initiatorType, startTime, responseStatus } of list.getEntries()) {
      if (initiatorType === "fetch") continue;
      event("network.responseCompleted", {
        timestamp: origin + startTime,
        request: { method: "GET", url: name },
        response: { status: responseStatus ?? 0 },
      });
    }
  }).observe({ type: "resource", buffered: true });

  watch((report) => reported.push(report));
}
