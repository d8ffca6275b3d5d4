// Runs before any script of the examined page, and reports what the browser gives the page. It listens
// to events, and inspects the page once it is idle.
(send) => {
  if (!location.href.startsWith("http")) return;
  if (window !== window.top) {
    // Frames only report whether they contain PyScript and whether they are isolated.
    addEventListener("load", () => {
      const python = document.querySelectorAll(
        "script[type=py], script[type=mpy], py-script, mpy-script, script[src*='pyscript' i], script[src$='core.js' i]"
      ).length;
      send(JSON.stringify({
        name: "doctor.frame",
        value: {
          url: location.href.slice(0, 2000),
          python,
          isolated: self.crossOriginIsolated === true,
          referrer: document.referrer.slice(0, 2000),
        },
      }));
    });
    return;
  }
  const QUIET = 400;
  const QUIET_WITH_PYSCRIPT = 1500;
  const PATIENCE_WITH_PYSCRIPT = 6000;
  const PATIENCE_WITH_SERVICE_WORKER = 5000;
  const PATIENCE_FOR_REGISTRATION = 3000;
  const MAX_ITEMS = 300;
  // Saved before the page can replace them.
  const { stringify } = JSON;
  const later = setTimeout;
  const clock = performance.now.bind(performance);
  const origin = performance.timeOrigin;
  const find = document.querySelectorAll.bind(document);
  const { Worker, Blob, URL, SharedArrayBuffer, Int32Array, Atomics } = window;
  const cut = (text) => String(text ?? "").slice(0, 2000);
  const fact = (name, value) =>
    send(stringify({ name, from: "main", at: origin + clock(), document: origin, value }));

  let busy = clock();
  let loaded = 0;
  const violations = [];
  const failed = [];
  const done = new Set();
  const markBusy = () => { busy = clock(); };

  document.addEventListener("securitypolicyviolation", (e) => {
    markBusy();
    if (violations.length < MAX_ITEMS && e.disposition === "enforce") {
      violations.push({
        directive: cut(e.effectiveDirective), blocked: cut(e.blockedURI), source: cut(e.sourceFile),
        policy: cut(e.originalPolicy),
      });
    }
  }, true);
  addEventListener("error", ({ target }) => {
    markBusy();
    const url = target && target !== window && (target.src || target.href);
    if (url && failed.length < MAX_ITEMS) failed.push(cut(url));
  }, true);
  for (const type of ["py", "mpy"]) {
    document.addEventListener(`${type}:ready`, markBusy, true);
    document.addEventListener(`${type}:done`, ({ target }) => { done.add(target); markBusy(); }, true);
  }
  new PerformanceObserver(markBusy).observe({ type: "resource", buffered: true });

  // What the page registers, with the reason if the browser refuses it.
  const refused = [];
  const undecided = [];
  const container = window.ServiceWorkerContainer?.prototype;
  if (container) {
    const { register } = container;
    container.register = function (script, options) {
      const asked = { url: cut(url(String(script))), scope: cut(url(options?.scope ?? "")), error: "" };
      undecided.push(asked);
      return register.apply(this, arguments).finally(() => {
        undecided.splice(undecided.indexOf(asked), 1);
        markBusy();
      }).catch((error) => {
        if (refused.length < MAX_ITEMS) {
          refused.push({ ...asked, error: cut(error?.message ?? error) });
        }
        throw error;
      });
    };
  }

  const page = () =>
    fact("doctor.page", {
      url: location.href,
      secure: isSecureContext,
      isolated: self.crossOriginIsolated === true,
      shared: typeof SharedArrayBuffer !== "undefined",
      serviceWorkers: "serviceWorker" in navigator,
      controller: cut(navigator.serviceWorker?.controller?.scriptURL),
    });
  page();

  const attributes = (e) =>
    Object.fromEntries([...e.attributes].slice(0, 30).map((a) => [a.name.toLowerCase(), cut(a.value)]));
  const url = (text) => {
    try {
      return text ? new URL(text, document.baseURI).href : "";
    } catch {
      return "";
    }
  };
  const element = (e) => {
    const known = attributes(e);
    const tag = e.localName;
    return {
      tag,
      url: url(tag === "link" ? known.href : known.src ?? known.data),
      attributes: known,
      head: e.parentNode === document.head,
      text: /script$|config$/.test(tag) ? String(e.textContent).slice(0, 20000) : "",
    };
  };
  const scripts = () => [...find("script[type=py], script[type=mpy], py-script, mpy-script")];

  const inspect = async () => {
    page();
    fact("doctor.elements", [...find(
      "script, link[rel~=stylesheet i], link[rel~=modulepreload i], img[src], iframe[src], video[src], audio[src], source[src], embed[src], object[data], py-script, mpy-script, py-config, mpy-config"
    )].slice(0, MAX_ITEMS).map(element));
    fact("doctor.metas", [...find("meta[http-equiv]")].slice(0, 50)
      .map((m) => ({ name: cut(m.httpEquiv), content: cut(m.content) })));
    fact("doctor.violations", violations);
    fact("doctor.failed", failed);
    fact("doctor.workers", [
      ...(await registered()).slice(0, MAX_ITEMS).map((r) => ({
        url: cut((r.active ?? r.waiting ?? r.installing)?.scriptURL), scope: cut(r.scope), error: "",
      })),
      ...refused,
      ...undecided.slice(0, MAX_ITEMS),
    ]);
    fact("doctor.late", remembered());
    fact("doctor.probe", await probe());
    fact("doctor.settled", true);
  };

  // Does what PyScript does: a worker from a blob: URL waits for the page in shared memory.
  const PROBE = `
    onmessage = ({ data }) => postMessage(Atomics.wait(data, 0, 0, 2000));
    postMessage("begun");`;
  const probe = () =>
    new Promise((resolve) => {
      const seen = { url: "", begins: false, waits: false };
      let worker;
      const end = (why) => {
        worker?.terminate();
        URL.revokeObjectURL(seen.url);
        resolve({ ...seen, why: cut(why) });
      };
      later(end, 3000, "no answer in 3 s");
      try {
        seen.url = URL.createObjectURL(new Blob([PROBE], { type: "text/javascript" }));
        worker = new Worker(seen.url);
      } catch (error) {
        return end(error);
      }
      worker.onerror = (event) => { event.preventDefault(); end(event.message || "an error without a message"); };
      worker.onmessage = ({ data }) => {
        if (data !== "begun") {
          seen.waits = data === "ok" || data === "not-equal";
          return end(data);
        }
        seen.begins = true;
        try {
          const memory = new Int32Array(new SharedArrayBuffer(4));
          worker.postMessage(memory);
          Atomics.store(memory, 0, 1);
          Atomics.notify(memory, 0);
        } catch (error) {
          end(error);
        }
      };
    });

  const registered = async () => {
    try {
      return await navigator.serviceWorker.getRegistrations();
    } catch {
      return [];
    }
  };
  // A page with mini-coi reloads when its service worker is registered, and cannot observe the
  // registration before that.
  const coiScripts = () =>
    [...find("script[src*='mini-coi' i], script[src*='coi-serviceworker' i]")]
      .filter((s) => !failed.includes(s.src) && s.src.startsWith(location.origin + "/"));
  const awaitsController = () =>
    clock() - loaded < PATIENCE_FOR_REGISTRATION
    && "serviceWorker" in navigator
    && !navigator.serviceWorker.controller
    && coiScripts().length > 0;
  const RELOADED = "crosscheck.again";
  const stored = (otherwise) => {
    try {
      return sessionStorage.getItem(RELOADED) !== null;
    } catch {
      return otherwise;
    }
  };
  const remembered = () => stored(false);
  // A page without storage is not reloaded, because that could not be remembered.
  const reloaded = () => stored(true);
  // A service worker that takes control after the page was loaded isolates it from the next load on.
  const controlledLate = () =>
    !self.crossOriginIsolated && navigator.serviceWorker?.controller && coiScripts().length > 0 && !reloaded();
  // So does a service worker of another author that does not reload the page.
  const isolatesNext = async () => {
    if (self.crossOriginIsolated || reloaded() || coiScripts().length > 0) return false;
    try {
      const { active } = await navigator.serviceWorker.getRegistration();
      const text = await (await fetch(active.scriptURL)).text();
      return /cross-origin-embedder-policy/i.test(text);
    } catch {
      return false;
    }
  };
  const wait = async () => {
    const open = scripts().some((s) => !done.has(s)) && find(".py-error, .mpy-error").length === 0;
    const patience = clock() - loaded < PATIENCE_WITH_PYSCRIPT;
    const quiet = open ? QUIET_WITH_PYSCRIPT : QUIET;
    const installing = (await registered()).some((r) => r.installing || r.waiting);
    if (clock() - busy < quiet
        || awaitsController()
        || (open && patience && customElements.get("py-script"))
        || ((installing || undecided.length > 0) && clock() - loaded < PATIENCE_WITH_SERVICE_WORKER)) {
      later(wait, 50);
    } else if (controlledLate() || (await isolatesNext())) {
      sessionStorage.setItem(RELOADED, "1");
      location.reload();
    } else {
      await inspect();
    }
  };
  addEventListener("load", () => { loaded = clock(); markBusy(); wait(); });
}
