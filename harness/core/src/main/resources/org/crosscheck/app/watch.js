// Runs before any script of the user's page, and reports when the page is done.
//
// PyScript sends "py:done" or "mpy:done" from a tag when its code has ended, even with an error.
// A tag with a worker sends it only if the page is isolated, but the worker always posts
// "polyscript:done", or an Error if it could not start. A tag whose file is missing is never done.
// "py:all-done" is sent to the window, for tags of both kinds, when all of them are done. Verified
// with 2025.3.1 and 2026.7.3. The script waits for each tag separately, so that it can report which
// one is not done.
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

  const TAGS = 'script[type="py"], script[type="mpy"], py-script, mpy-script';
  const LONGEST = 200;
  const outlines = new WeakMap();
  const done = new WeakSet();
  const doneWorkers = new WeakSet();
  let ended = false;
  let marked = false;
  let parsed = false;
  let loaded = false;

  // The opening tag, before PyScript adds attributes to it.
  const outline = (tag) => {
    if (!outlines.has(tag)) {
      const whole = tag.cloneNode(false).outerHTML;
      outlines.set(tag, whole.replace(/<\/[\w-]+>$/, "").slice(0, LONGEST));
    }
    return outlines.get(tag);
  };

  const tags = () => [...document.querySelectorAll(TAGS)];

  const isDone = (tag) => done.has(tag) || (tag.xworker && doneWorkers.has(tag.xworker)) || false;

  const reportTags = () =>
    report("app.tags", tags().map((tag) => ({ tag: outline(tag), done: isDone(tag) })));

  const text = (selector) => {
    const found = document.querySelector(selector);
    if (!found) return null;
    const field = found.matches("input, textarea, select");
    return (field ? found.value : found.textContent).trim().replace(/\s+/g, " ");
  };

  const isPageDone = () => {
    if (settings.done !== null) return document.querySelector(settings.done) !== null;
    const all = parsed ? tags() : [];
    return parsed && (all.length > 0 ? all.every(isDone) : loaded);
  };

  let reported = "";
  const reportTexts = () => {
    const texts = Object.fromEntries(Object.keys(settings.texts).map((s) => [s, text(s)]));
    if (stringify(texts) === reported) return;
    reported = stringify(texts);
    report("app.texts", texts);
  };

  const stop = () => {
    if (ended) return;
    ended = true;
    reportTags();
    report("app.stopped", true);
    report("app.done", true);
  };

  // A page with an error that is not allowed has failed, so there is no need to wait long.
  let failed = false;
  const error = (text) => {
    if (failed || settings.allowed.some((part) => text.includes(part))) return;
    failed = true;
    later(stop, settings.settle);
  };

  const finish = () => {
    if (ended) return;
    ended = true;
    reportTexts();
    report("app.done", true);
  };

  const check = () => {
    if (ended) return;
    if (!marked && isPageDone()) {
      marked = true;
      report("app.reached", true);
      // Code that a tag started may continue after the tag is done; wait this long for its texts.
      later(finish, settings.settle);
    }
    if (!marked) return;
    reportTexts();
    if (Object.entries(settings.texts).every(([s, wanted]) => text(s) === wanted)) finish();
  };

  const selectors = [...Object.keys(settings.texts), ...(settings.done === null ? [] : [settings.done])];
  for (const selector of selectors) {
    try {
      document.createDocumentFragment().querySelector(selector);
    } catch (error) {
      report("app.bad-selector", selector);
      report("app.done", true);
      return;
    }
  }

  // Browsers report an Error that is written to the console without its message.
  const { error: write } = console;
  console.error = (...items) => {
    try {
      const text = items.map(String).join(" ");
      const brief = items.map((item) => (item instanceof Error ? "error" : String(item))).join(" ");
      report("app.console-error", { text, brief });
      error(text);
    } catch (unprintable) {
      error("");
    }
    return write.apply(console, items);
  };
  addEventListener("error", (event) => event.message && error(event.message));
  addEventListener("unhandledrejection", ({ reason }) => error(String(reason)));

  const listen = EventTarget.prototype.addEventListener;
  window.Worker = new Proxy(Worker, {
    construct(Native, given, made) {
      const worker = Reflect.construct(Native, given, made);
      listen.call(worker, "message", ({ data }) => {
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
      return worker;
    },
  });

  for (const type of ["py", "mpy"]) {
    addEventListener(
      `${type}:done`,
      ({ target }) => {
        done.add(target);
        reportTags();
        check();
      },
      true,
    );
  }
  addEventListener("py:all-done", () => report("app.all-done", true));
  addEventListener("DOMContentLoaded", () => {
    parsed = true;
    reportTags();
    check();
  });
  addEventListener("load", () => {
    loaded = true;
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
}
