// Runs before any script of a page that somebody else made, and tells when the page is done.
//
// PyScript says "py:done" or "mpy:done" on a tag when its code ran to its end, also after an error in
// it. For a tag with a worker it says so only where the page is isolated; but the worker then posts
// "polyscript:done" in any case, and an Error if it could not start. A tag whose file is not there is
// never done. "py:all-done" comes on the window, for tags of both kinds, when each of them said so.
// So it is in 2025.3.1 and in 2026.7.3, as was looked at in both. Each tag is waited for by itself,
// because then it can be told which one is not done.
(send) => {
  const asked = /*ASKED*/ {};
  if (window !== window.top || !location.href.startsWith("http")) return;

  // Pages change what is built in.
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
  let over = false;
  let marked = false;
  let parsed = false;
  let loaded = false;

  // The opening tag, as it is before PyScript adds to it.
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

  const atItsSign = () => {
    if (asked.done !== null) return document.querySelector(asked.done) !== null;
    const all = parsed ? tags() : [];
    return parsed && (all.length > 0 ? all.every(isDone) : loaded);
  };

  let told = "";
  const reportTexts = () => {
    const texts = Object.fromEntries(Object.keys(asked.texts).map((s) => [s, text(s)]));
    if (stringify(texts) === told) return;
    told = stringify(texts);
    report("app.texts", texts);
  };

  const stop = () => {
    if (over) return;
    over = true;
    reportTags();
    report("app.stopped", true);
    report("app.done", true);
  };

  // A page with an error that may not come fails, whatever follows: it need not be waited for long.
  let failed = false;
  const error = (text) => {
    if (failed || asked.allowed.some((part) => text.includes(part))) return;
    failed = true;
    later(stop, asked.settle);
  };

  const finish = () => {
    if (over) return;
    over = true;
    reportTexts();
    report("app.done", true);
  };

  const look = () => {
    if (over) return;
    if (!marked && atItsSign()) {
      marked = true;
      report("app.reached", true);
      // Code that a tag started may go on after the tag is done; it gets this long for its texts.
      later(finish, asked.settle);
    }
    if (!marked) return;
    reportTexts();
    if (Object.entries(asked.texts).every(([s, wanted]) => text(s) === wanted)) finish();
  };

  const selectors = [...Object.keys(asked.texts), ...(asked.done === null ? [] : [asked.done])];
  for (const selector of selectors) {
    try {
      document.createDocumentFragment().querySelector(selector);
    } catch (error) {
      report("app.bad-selector", selector);
      report("app.done", true);
      return;
    }
  }

  // A browser tells of an Error that is written to the console that it is one, and not what it says.
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
          look();
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
        look();
      },
      true,
    );
  }
  addEventListener("py:all-done", () => report("app.all-done", true));
  addEventListener("DOMContentLoaded", () => {
    parsed = true;
    reportTags();
    look();
  });
  addEventListener("load", () => {
    loaded = true;
    look();
  });
  if (selectors.length > 0) {
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  }
}
