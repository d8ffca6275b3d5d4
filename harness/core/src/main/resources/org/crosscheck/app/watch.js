// Runs before any script of the user's page, and reports when the page is done.
//
// PyScript sends "py:done" or "mpy:done" from a tag when its code has ended, even with an error;
// PolyScript sends "pyodide:done" and the like from its own tags. A tag with a worker sends it only
// if the page is isolated, but the worker always posts "polyscript:done", or an Error if it could
// not start. A tag whose file is missing is never done. A "py-game" tag sends "py-game" when its
// code starts, and an editor sends "py-editor" or "mpy-editor" when it is ready. Verified with
// 2025.3.1 and 2026.7.3. The script waits for each tag separately, so that it can report which one
// is not done. A terminal that waits for a person to type counts as done, because that is all it
// does on its own.
//
// The script only watches what the browser does not report: tags, timers, and what fails without a
// request. The harness waits until requests and console are quiet, and then asks again whether the
// page is still done.
(send) => {
  const settings = /*SETTINGS*/ {};
  if (window !== window.top || !location.href.startsWith("http")) return;

  // Pages may replace built-in functions.
  const { stringify } = JSON;
  const origin = performance.timeOrigin;
  const now = performance.now.bind(performance);
  const later = setTimeout;
  const report = (name, value) =>
    send(stringify({ name, value, from: "main", at: origin + now(), document: origin }));

  const TYPES = ["py", "mpy", "pyodide", "micropython", "ruby-wasm-wasi", "wasmoon", "webr"];
  const STARTED_BY = ["py-game", "py-editor", "mpy-editor"];
  const TAGS = [...TYPES, ...STARTED_BY].map((type) => `script[type="${type}"]`).join(", ")
    + ", py-script, mpy-script";
  const LONGEST = 200;
  const LONGEST_TEXT = 2000;
  const MOST_ERRORS = 200;
  const TICK = 100;
  const BLOCKED = 1000;
  // A clock that ticks forever, or an animation, is not something to wait for.
  const MOST_RUNS = 3;
  const MOST_LEVELS = 5;

  const outlines = new WeakMap();
  const done = new WeakSet();
  const doneWorkers = new WeakSet();
  const custom = new WeakSet();
  const known = new Set();
  let ended = false;
  let stopped = false;
  let reachedAt = NaN;
  let parsed = false;
  let loaded = false;
  // Workers write to the console without the page; the harness tells when all awaited lines are there.
  let linesMissing = settings.console;
  let busy = now();
  const touch = () => { busy = now(); };

  // The opening tag, before PyScript adds attributes to it.
  const outline = (tag) => {
    if (!outlines.has(tag)) {
      const whole = tag.cloneNode(false).outerHTML;
      outlines.set(tag, whole.replace(/<\/[\w-]+>$/, "").slice(0, LONGEST));
    }
    return outlines.get(tag);
  };

  // PolyScript can define types of its own; only their events and workers distinguish them from templates.
  const customTags = () =>
    [...document.querySelectorAll("script[type]")].filter((tag) => {
      const { type } = tag;
      if (!type || type === "module" || !/^[\w-]+$/.test(type) || tag.matches(TAGS)) return false;
      know(type, [`${type}:done`]);
      return tag.xworker !== undefined || custom.has(tag);
    });

  const tags = () => [...document.querySelectorAll(TAGS), ...customTags()];

  const isDone = (tag) =>
    done.has(tag)
    || (tag.xworker && doneWorkers.has(tag.xworker))
    // Earlier releases send no event when an editor is ready.
    || (/-editor$/.test(tag.type) && !tag.hasAttribute("setup")
      && document.querySelector(`.${tag.type}-box`) !== null)
    || false;

  // The terminal of a tag is documented, as is xterm.js; that an addon reads a line is not. MicroPython has
  // no such addon: there, a line that was begun and does not change is a prompt.
  const lines = new WeakMap();
  const isWaiting = (tag) => {
    const { terminal } = tag;
    if (!tag.hasAttribute("terminal") || !terminal?.buffer) return false;
    const { active } = terminal.buffer;
    const line = `${active.baseY + active.cursorY}:${active.cursorX}`;
    if (lines.get(tag)?.line !== line) lines.set(tag, { line, since: now() });
    const addons = terminal._addonManager?._addons ?? [];
    return addons.some(({ instance }) => instance?.activeRead !== undefined)
      || (/^mpy/i.test(tag.type || tag.localName) && active.cursorX > 0
        && now() - lines.get(tag).since >= settings.settle);
  };

  let reportedTags = "";
  const reportTags = () => {
    const all = tags().map((tag) => {
      const ended = isDone(tag);
      const waits = !ended && isWaiting(tag);
      return { tag: outline(tag), done: ended || waits, waits };
    });
    if (stringify(all) === reportedTags) return;
    reportedTags = stringify(all);
    report("app.tags", all);
  };

  const normal = (text) => text.trim().replace(/\s+/g, " ");
  const text = (selector) => {
    const found = document.querySelector(selector);
    if (!found) return null;
    const field = found.matches("input, textarea, select");
    return normal(field ? found.value : found.textContent);
  };

  // The page's code has run as far as it can on its own.
  const isReady = () => {
    const all = parsed ? tags() : [];
    return parsed && (all.length > 0 ? all.every((tag) => isDone(tag) || isWaiting(tag)) : loaded);
  };

  // What a person does, one thing each tick, so that the page can react in between.
  let step = 0;
  const TYPED = { Enter: "\r", Tab: "\t", Backspace: "\x7f", Escape: "\x1b", ArrowUp: "\x1b[A", ArrowDown: "\x1b[B" };
  const fire = (element, Type, names, details) =>
    names.map((name) =>
      element.dispatchEvent(new Type(name, { bubbles: true, cancelable: true, composed: true, ...details })))
      .every(Boolean);
  const click = (element) => {
    fire(element, PointerEvent, ["pointerdown", "mousedown"], {});
    element.focus?.();
    fire(element, PointerEvent, ["pointerup", "mouseup"], {});
    element.click();
  };
  const type = (element, value) => {
    element.focus?.();
    if ("value" in element) {
      element.value += value;
      fire(element, InputEvent, ["input"], { data: value });
      fire(element, Event, ["change"], {});
    } else {
      document.execCommand("insertText", false, value);
    }
  };
  const press = (element, key) => {
    element.focus?.();
    const goesOn = fire(element, KeyboardEvent, ["keydown"], { key, code: key });
    if (goesOn && key.length === 1) type(element, key);
    if (goesOn && key === "Enter" && element.matches("button, a[href]")) element.click();
    else if (goesOn && key === "Enter" && element.matches("input")) element.form?.requestSubmit();
    fire(element, KeyboardEvent, ["keyup"], { key, code: key });
  };
  // Who waits for an element says when the page is ready; some tags, such as one with an endless loop, never are.
  const isStepDue = () =>
    settings.steps.slice(0, step + 1).some(({ kind }) => kind === "wait-for") || isReady();
  const act = () => {
    if (step >= settings.steps.length || !isStepDue()) return;
    const { kind, value, selector } = settings.steps[step];
    const element = selector === "" ? document.activeElement : document.querySelector(selector);
    if (!element) return;
    const { terminal } = element;
    if (terminal?.buffer && kind !== "click" && kind !== "wait-for") {
      if (!isDone(element) && !isWaiting(element)) return;
      const data = kind === "press" ? TYPED[value] ?? value : value;
      if (terminal.input) terminal.input(data, true);
      else terminal._core.coreService.triggerDataEvent(data, true);
    } else if (kind === "click") {
      click(element);
    } else if (kind === "type") {
      type(element, value);
    } else if (kind === "press") {
      press(element, value);
    }
    step++;
    touch();
  };

  const isPageDone = () => {
    if (step < settings.steps.length) return false;
    if (settings.doneText !== null && !normal(document.body?.innerText ?? "").includes(settings.doneText)) return false;
    if (settings.done !== null) return document.querySelector(settings.done) !== null;
    return settings.doneText !== null || settings.console || isReady();
  };

  let reported = "";
  const reportTexts = () => {
    const texts = Object.fromEntries(Object.keys(settings.texts).map((s) => [s, text(s)]));
    if (stringify(texts) === reported) return;
    reported = stringify(texts);
    report("app.texts", texts);
  };

  // PyScript shows its errors in the page.
  const shownErrors = () =>
    [...document.querySelectorAll(".py-error, .mpy-error")].slice(0, 5)
      .map((e) => String(e.textContent).trim().slice(0, LONGEST_TEXT)).filter(Boolean);

  const end = () => {
    ended = true;
    reportTags();
    const shown = shownErrors();
    if (shown.length > 0) report("app.shown-errors", shown);
    report("app.done", true);
  };

  const stop = (name, value) => {
    if (stopped) return;
    stopped = true;
    if (step < settings.steps.length) report("app.step", step + 1);
    report(name, value);
    end();
  };

  // A page with an error that is not allowed has failed, so there is no need to wait long.
  let failed = false;
  // Python writes its warnings where errors go.
  const WARNING = /^\s*\S+:\d+: \w*Warning: /;
  const error = (text) => {
    touch();
    if (failed || WARNING.test(text) || settings.allowed.some((part) => text.includes(part))) return;
    failed = true;
    later(() => stop("app.stopped", true), settings.settle);
  };
  const loadFailed = (what, url) => {
    report("app.failed-load", { what, url: String(url).slice(0, LONGEST_TEXT) });
    error(String(url));
  };

  const check = () => {
    if (stopped) return;
    const reached = isPageDone();
    if (reached === Number.isNaN(reachedAt)) {
      reachedAt = reached ? now() : NaN;
      // A tag was added after the page seemed done.
      if (!reached) ended = false;
      reportTags();
      report("app.reached", reached);
    }
    if (!reached || ended) return;
    reportTexts();
    const since = now() - reachedAt;
    // Code that a tag started may continue after the tag is done; wait this long for its texts.
    const complete = Object.entries(settings.texts).every(([s, wanted]) => text(s) === wanted);
    if (!complete && since < settings.settle) return;
    if (now() - busy >= settings.quiet || since >= settings.restless) end();
  };

  let last = now();
  let missing = false;
  const tick = () => {
    if (stopped) return;
    if (now() - last > BLOCKED) touch();
    last = now();
    act();
    check();
    if (stopped) return;
    // At first there is no document yet, and a script can replace it at once.
    const gone = parsed && document.documentElement === null;
    if (gone && missing) return stop("app.removed", true);
    missing = gone;
    if (!failed) shownErrors().forEach(error);
    const over = now() - settings.timeout;
    const idle = now() - busy >= settings.quiet;
    if ((Number.isNaN(reachedAt) || linesMissing) && over >= 0 && (idle || over >= settings.settle)) {
      // PolyScript alone defines no element, but starts workers.
      const pyscript = customElements.get("py-script") !== undefined || workers > 0;
      return stop("app.late", { idle, pyscript });
    }
    later(tick, TICK);
  };

  const selectors = [
    ...Object.keys(settings.texts),
    ...settings.steps.map(({ selector }) => selector).filter(Boolean),
    ...(settings.done === null ? [] : [settings.done]),
  ];
  for (const selector of selectors) {
    try {
      document.createDocumentFragment().querySelector(selector);
    } catch (error) {
      report("app.bad-selector", selector);
      report("app.done", true);
      return;
    }
  }

  // The harness calls it when requests and console are quiet.
  Object.defineProperty(window, Symbol.for("crosscheck.done"), {
    value: (linesAreThere) => {
      linesMissing = !linesAreThere;
      check();
      return stopped || (ended && !linesMissing && isPageDone());
    },
  });

  // Browsers report an Error that is written to the console without its message.
  const { error: write } = console;
  let errors = 0;
  console.error = (...items) => {
    try {
      const text = items.map(String).join(" ");
      const brief = items.map((item) => (item instanceof Error ? "error" : String(item))).join(" ");
      if (errors++ < MOST_ERRORS) report("app.console-error", { text, brief });
      error(text);
    } catch (unprintable) {
      error("");
    }
    return write.apply(console, items);
  };
  addEventListener("error", (event) => event.message && error(event.message));
  addEventListener("error", ({ target }) => {
    if (target instanceof HTMLScriptElement) loadFailed("script", target.src);
  }, true);
  addEventListener("unhandledrejection", ({ reason }) => error(String(reason)));

  // Timers that another timer sets forever, and intervals, count only at first.
  let level = 0;
  const counted = (native) => new Proxy(native, {
    apply(target, self, [callback, ...more]) {
      if (typeof callback !== "function") return Reflect.apply(target, self, [callback, ...more]);
      const own = level + 1;
      let runs = 0;
      const run = function (...items) {
        const before = level;
        level = own;
        if (own <= MOST_LEVELS && runs++ < MOST_RUNS) touch();
        try {
          return Reflect.apply(callback, this, items);
        } finally {
          level = before;
        }
      };
      return Reflect.apply(target, self, [run, ...more]);
    },
  });
  window.setTimeout = counted(setTimeout);
  window.setInterval = counted(setInterval);

  // Not every browser lets a page close its tab.
  window.close = new Proxy(window.close, {
    apply(target, self, given) {
      if (self === undefined || self === window) stop("app.closed", true);
      return Reflect.apply(target, self, given);
    },
  });

  const listen = EventTarget.prototype.addEventListener;
  // Not a Proxy: in WebKit, a class that extends one of a built-in finds nothing in super.
  const constructed = (Native, then) => {
    const Made = function (...given) {
      const asked = new.target === Made ? Native : new.target;
      const instance = Reflect.construct(Native, given, asked);
      then(instance);
      return instance;
    };
    Made.prototype = Native.prototype;
    Object.defineProperty(Made, "name", { value: Native.name });
    return Object.setPrototypeOf(Made, Native);
  };
  let workers = 0;
  window.Worker = constructed(Worker, (worker) => {
    if (workers++ === 0) report("app.worker", true);
    listen.call(worker, "message", ({ data }) => {
      touch();
      if (data instanceof Error) {
        const text = String(data);
        report("app.worker-error", text);
        error(text);
      } else if (data === "polyscript:done") {
        doneWorkers.add(worker);
        reportTags();
        check();
      }
    });
  });
  window.WebSocket = constructed(WebSocket, (socket) =>
    listen.call(socket, "error", () => loadFailed("WebSocket", socket.url)));

  const know = (type, events) => {
    if (known.has(type)) return;
    known.add(type);
    addEventListener(`${type}:ready`, ({ target }) => { touch(); custom.add(target); }, true);
    for (const event of events) {
      addEventListener(
        event,
        ({ target }) => {
          touch();
          custom.add(target);
          done.add(target);
          reportTags();
          check();
        },
        true,
      );
    }
  };
  TYPES.forEach((type) => know(type, [`${type}:done`]));
  STARTED_BY.forEach((type) => know(type, [type, `${type}:done`]));

  addEventListener("py:all-done", () => report("app.all-done", true));
  addEventListener("DOMContentLoaded", () => {
    parsed = true;
    touch();
    reportTags();
    check();
  });
  addEventListener("load", () => {
    loaded = true;
    touch();
    check();
  });
  if (selectors.length > 0) {
    new MutationObserver(check).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  }
  later(tick, TICK);
}
