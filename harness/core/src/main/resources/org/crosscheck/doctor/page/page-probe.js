// Runs before any script of a page that is not ours, and tells what the browser gives it. It
// listens, and looks when the page has come to rest.
(send) => {
  if (!location.href.startsWith("http")) return;
  if (window !== window.top) {
    // Of a frame only this counts: whether PyScript is in it, and what it gets there.
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
  const MOST = 300;
  // Before the page can replace them.
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
  const stir = () => { busy = clock(); };

  document.addEventListener("securitypolicyviolation", (e) => {
    stir();
    if (violations.length < MOST && e.disposition === "enforce") {
      violations.push({
        directive: cut(e.effectiveDirective), blocked: cut(e.blockedURI), source: cut(e.sourceFile),
        policy: cut(e.originalPolicy),
      });
    }
  }, true);
  addEventListener("error", ({ target }) => {
    stir();
    const url = target && target !== window && (target.src || target.href);
    if (url && failed.length < MOST) failed.push(cut(url));
  }, true);
  for (const type of ["py", "mpy"]) {
    document.addEventListener(`${type}:ready`, stir, true);
    document.addEventListener(`${type}:done`, ({ target }) => { done.add(target); stir(); }, true);
  }
  new PerformanceObserver(stir).observe({ type: "resource", buffered: true });

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

  const look = async () => {
    page();
    fact("doctor.elements", [...find(
      "script, link[rel~=stylesheet i], link[rel~=modulepreload i], img[src], iframe[src], video[src], audio[src], source[src], embed[src], object[data], py-script, mpy-script, py-config, mpy-config"
    )].slice(0, MOST).map(element));
    fact("doctor.metas", [...find("meta[http-equiv]")].slice(0, 50)
      .map((m) => ({ name: cut(m.httpEquiv), content: cut(m.content) })));
    fact("doctor.violations", violations);
    fact("doctor.failed", failed);
    fact("doctor.late", coi().length > 0 && again());
    fact("doctor.probe", await probe());
    fact("doctor.settled", true);
  };

  // Does what PyScript does: a worker from a blob: address waits for the page in shared memory.
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
  // A page with mini-coi reloads when its service worker is there, and of its making a page sees
  // nothing before it is.
  const coi = () =>
    [...find("script[src*='mini-coi' i], script[src*='coi-serviceworker' i]")]
      .filter((s) => !failed.includes(s.src) && s.src.startsWith(location.origin + "/"));
  const expected = () =>
    clock() - loaded < PATIENCE_FOR_REGISTRATION
    && "serviceWorker" in navigator
    && !navigator.serviceWorker.controller
    && coi().length > 0;
  const AGAIN = "crosscheck.again";
  const again = () => {
    try {
      return sessionStorage.getItem(AGAIN) !== null;
    } catch {
      return true;
    }
  };
  // A service worker that takes over after the page was loaded isolates it from the next time on.
  const late = () =>
    !self.crossOriginIsolated && navigator.serviceWorker?.controller && coi().length > 0 && !again();
  const wait = async () => {
    const open = scripts().some((s) => !done.has(s)) && find(".py-error, .mpy-error").length === 0;
    const patience = clock() - loaded < PATIENCE_WITH_PYSCRIPT;
    const quiet = open ? QUIET_WITH_PYSCRIPT : QUIET;
    const installing = (await registered()).some((r) => r.installing || r.waiting);
    if (clock() - busy < quiet
        || expected()
        || (open && patience && customElements.get("py-script"))
        || (installing && clock() - loaded < PATIENCE_WITH_SERVICE_WORKER)) {
      later(wait, 50);
    } else if (late()) {
      sessionStorage.setItem(AGAIN, "1");
      location.reload();
    } else {
      await look();
    }
  };
  addEventListener("load", () => { loaded = clock(); stir(); wait(); });
}
