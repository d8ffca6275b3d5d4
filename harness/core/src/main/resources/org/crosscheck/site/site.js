// Optional enhancements: tables with filters, comparisons, and details that open for a link. The
// data of a view is a script, because a page from disk can load scripts but no other files.
"use strict";

const crosscheck = (() => {
  const loaded = new Map();
  let last = null;
  return {
    /** Takes the data of a script. */
    take(data) { last = data; },
    /** Loads the data with a name once; rejects if there is none. */
    load(name) {
      if (!loaded.has(name)) {
        loaded.set(name, new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = `data/${name}.js`;
          script.onload = () => { resolve(last); };
          script.onerror = () => { loaded.delete(name); reject(new Error(`There are no data ${name}.`)); };
          document.head.append(script);
        }));
      }
      return loaded.get(name);
    },
    /** Is fulfilled when the view shows what its address says. */
    shown: Promise.resolve(),
  };
})();

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

const download = (data, name) => {
  const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 1)], { type: "application/json" }));
  const link = element("a", { href: address, download: `${name}.json` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
};

// A link to something inside closed details opens them.
(() => {
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target && target.closest("details");
    if (!details || details.open) return;
    details.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
})();

// The cell that the address names has a button that copies its link.
(() => {
  const button = element("button", { type: "button", className: "copy" });
  const show = () => {
    const cell = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    button.remove();
    button.textContent = "Copy the link";
    if (cell && cell.matches(".cells .cell")) cell.append(button);
  };
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = "Copied";
    } catch {
      // A page from disk may have no clipboard; the address bar has the link.
      button.textContent = "Copy it from the address bar";
    }
  });
  addEventListener("hashchange", show);
  show();
})();

// A form whose fields are in the address. Each selection is a step in the history, each letter is not.
const addressed = (form, show) => {
  const fields = [...form.querySelectorAll("select, input")];
  const address = () => {
    const parameters = new URLSearchParams();
    for (const field of fields) if (field.value) parameters.set(field.name, field.value);
    return `#${parameters}`;
  };
  const update = () => {
    crosscheck.shown = show(Object.fromEntries(fields.map((field) => [field.name, field.value])));
  };
  const remember = (step) => {
    if (address() === (location.hash || "#")) return;
    history[step ? "pushState" : "replaceState"](null, "", address());
  };
  const restore = () => {
    // An anchor, such as that of the link to the content, is not a filter.
    if (location.hash.length > 1 && !location.hash.includes("=")) return;
    const parameters = new URLSearchParams(location.hash.slice(1));
    for (const field of fields) {
      field.value = parameters.get(field.name) || "";
      // An unknown value would select nothing and then look like "all".
      if (field.localName === "select" && field.selectedIndex < 0) {
        field.add(new Option(parameters.get(field.name)));
        field.value = parameters.get(field.name);
      }
    }
    update();
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => { update(); remember(event.target.localName === "select"); });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const field of fields) field.value = "";
    update();
    remember(true);
  });
  addEventListener("popstate", restore);
  restore();
  return { fields, changed: () => { update(); remember(true); } };
};

// The table of claims: any two of release, engine, hosting, page, interpreters and claim.
(() => {
  const form = document.querySelector("#matrix-filters");
  if (!form) return;
  const table = document.querySelector("#matrix");
  const original = [table.tHead, table.tBodies[0]].map((part) => part.cloneNode(true));
  const output = form.querySelector("output");
  const NONE = -1;
  const DIMENSIONS = ["claims", "pages", "hostings", "engines", "interpreters"];
  let view = null;

  const terms = (query) =>
    query.toLowerCase().split(/\s+/).filter(Boolean).map((text) => {
      const not = text.length > 1 && text.startsWith("-");
      const plain = not ? text.slice(1) : text;
      const [, key, value] = /^(is|claim|page|hosting|engine|interpreters):(.*)$/.exec(plain) || [null, "", plain];
      return { not, key, value };
    });

  // The same rules as in Summary.java.
  const summary = (entries) => {
    const verdicts = entries.map(({ verdict }) => verdict);
    const applicable = verdicts.filter(({ result }) => result !== "SKIPPED").length;
    const good = verdicts.filter(({ result }) => result === "PASSED").length;
    if (!verdicts.length) return ["", "is-none"];
    if (!applicable) return ["n/a", "is-none"];
    if (good === applicable) {
      const answers = [...new Set(verdicts.filter(({ kind }) => kind === "ANSWER").map(({ answer }) => answer))];
      if (verdicts.some(({ kind }) => kind === "HOLDS")) return ["holds", "is-holds"];
      return [answers.length === 1 && answers[0].length <= 18 ? answers[0] : count(answers.length, "answer"), "is-answer"];
    }
    const some = (result) => verdicts.some((verdict) => verdict.result === result);
    const text = good ? `${good}/${applicable}` : some("FAILED") ? "no" : some("FLAKY") ? "flaky" : "inconclusive";
    const news = entries.some((entry) => entry.news);
    return [text, news ? "is-broken" : text === "inconclusive" ? "is-inconclusive" : "is-missed"];
  };

  const show = async (filters) => {
    if (!Object.values(filters).some(Boolean)) {
      table.tHead.replaceWith(original[0].cloneNode(true));
      table.tBodies[0].replaceWith(original[1].cloneNode(true));
      output.textContent = count(table.tBodies[0].rows.length, "claim");
      view = null;
      return;
    }
    const data = await crosscheck.load("matrix");
    // Something else was chosen while the data came.
    if (JSON.stringify(filters) !== JSON.stringify(Object.fromEntries([...form.querySelectorAll("select, input")].map((f) => [f.name, f.value])))) return;
    draw(data, filters);
  };

  const draw = (data, filters) => {
    data.newsSet ||= new Set(data.news.map(([row, release]) => `${row} ${release}`));
    const rows = filters.rows || "claims";
    const columns = filters.columns || "releases";
    const wanted = terms(filters.q);
    const releases = data.releases.map((name, i) => [name, i]).filter(([name]) => !filters.release || name === filters.release);
    const cells = new Map();
    const columnNames = new Set();
    let cases = 0;
    data.cases.forEach((row, at) => {
      const names = Object.fromEntries(DIMENSIONS.map((dimension, i) => [dimension, data[dimension][row[i]]]));
      if ((filters.engine && names.engines !== filters.engine) || (filters.hosting && names.hostings !== filters.hosting)
        || (filters.interpreters && names.interpreters !== filters.interpreters)) return;
      const numbers = releases.map(([, i]) => row[DIMENSIONS.length + i]);
      const entries = releases
        .map(([name, i]) => ({ release: name, verdict: data.verdicts[row[DIMENSIONS.length + i]], news: data.newsSet.has(`${at} ${i}`) }))
        .filter(({ verdict }) => verdict);
      if (!entries.length) return;
      const is = (value) => {
        if (value === "worse") return entries.some(({ news }) => news);
        if (value === "changed") return new Set(numbers.filter((n) => n !== NONE)).size > 1;
        return entries.some(({ verdict }) => verdict.kind.toLowerCase().replace("_", "-") === value);
      };
      const text = [data.summaries[names.claims], ...Object.values(names)].join(" ").toLowerCase();
      const parts = { claim: names.claims, page: names.pages, hosting: names.hostings, engine: names.engines, interpreters: names.interpreters };
      const matches = ({ not, key, value }) =>
        not !== (key === "is" ? is(value) : key ? parts[key].toLowerCase().includes(value) : text.includes(value));
      if (!wanted.every(matches)) return;
      cases++;
      const rowName = names[rows];
      for (const entry of entries) {
        const column = columns === "releases" ? entry.release : names[columns];
        columnNames.add(column);
        if (!cells.has(rowName)) cells.set(rowName, new Map());
        const line = cells.get(rowName);
        if (!line.has(column)) line.set(column, []);
        line.get(column).push(entry);
      }
    });
    const order = columns === "releases" ? data.releases.filter((name) => columnNames.has(name)) : [...columnNames].sort();
    const names = [...cells.keys()].sort();
    const title = { claims: "Claim", hostings: "Hosting", pages: "Page" }[rows];
    const narrowed = (changes) => {
      const parameters = new URLSearchParams();
      for (const [name, value] of Object.entries({ ...filters, ...changes })) if (value) parameters.set(name, value);
      return `#${parameters}`;
    };
    const rowLink = (name) => rows === "claims" ? `claims/${name}.html` : narrowed({ rows: "", [rows.slice(0, -1)]: name, ...(rows === "pages" ? { q: `${filters.q} page:${name}`.trim(), page: "" } : {}) });
    const cellLink = (name, column) => rows === "claims" ? `claims/${name}.html${columns === "releases" ? `#${column}` : ""}` : rowLink(name);
    const head = element("thead", {}, element("tr", {},
      element("th", { scope: "col", className: "corner" }, title),
      ...order.map((name) => element("th", { scope: "col" }, name, " ", element("small", {},
        columns === "releases" ? data.asides[data.releases.indexOf(name)] : "")))));
    view = { rows, columns, filters, table: [] };
    const body = element("tbody", {}, ...names.map((name) => {
      const line = cells.get(name);
      const label = rows === "claims" ? [`${data.summaries[name]} `, element("code", {}, name)] : [name];
      return element("tr", {},
        element("th", { scope: "row" }, element("a", { href: rowLink(name) }, ...label)),
        ...order.map((column) => {
          const [text, style] = summary(line.get(column) || []);
          if (text) view.table.push({ row: name, column, summary: text });
          return element("td", { className: `cell ${style}` },
            text ? element("a", { href: cellLink(name, column) }, text) : element("span", { className: "muted" }, "–"));
        }));
    }));
    table.tHead.replaceWith(head);
    table.tBodies[0].replaceWith(body);
    output.textContent = `${count(names.length, { claims: "claim", hostings: "hosting", pages: "page" }[rows])}, ${count(cases, "case")}`;
  };

  addressed(form, show);
  form.querySelector(".download").addEventListener("click", async () => {
    download(view || await crosscheck.load("matrix"), "view");
  });
})();

// The differences between any two runs or releases.
(() => {
  const form = document.querySelector("#compare");
  if (!form) return;
  const out = document.querySelector("#differences");
  const output = form.querySelector("output");
  const KINDS = ["worse", "flaky", "changed", "better", "new", "gone"];
  const STYLES = { worse: "is-broken", flaky: "is-flaky", changed: "is-answer", better: "is-holds", new: "is-none", gone: "is-none" };
  const SHOWN = 200;
  let view = null;

  const byCase = (data) => new Map(data.cases.map(([claim, page, hosting, engine, interpreters, verdict, reason]) => {
    const place = [data.pages[page], data.hostings[hosting], data.engines[engine], data.interpreters[interpreters]].join(" ");
    return [`${data.claims[claim]} ${place}`, { claim: data.claims[claim], place, verdict: data.verdicts[verdict], because: data.reasons[reason] }];
  }));

  // The same rules as in AnswerQuality.java, which decides how much each part of an answer says.
  const saysLess = (was, is) => {
    if (was.says === undefined || is.says === undefined) return false;
    const alike = was.parts.length > 1 && was.parts.length === is.parts.length
      && was.parts.every(([name], i) => name === is.parts[i][0]);
    return alike ? was.parts.some(([, says], i) => is.parts[i][1] > says) : is.says > was.says;
  };

  const kind = (was, is) => {
    if (!was) return "new";
    if (!is) return "gone";
    if (was.verdict.result === "FLAKY" || is.verdict.result === "FLAKY") return "flaky";
    if (saysLess(was.verdict, is.verdict)) return "worse";
    if (is.verdict.severity === was.verdict.severity) return "changed";
    return is.verdict.severity > was.verdict.severity ? "worse" : "better";
  };

  const word = (one) => one ? one.verdict.answer ?? one.verdict.kind.toLowerCase().replace("_", " ") : "nothing";

  const show = async ({ a, b, q }) => {
    out.replaceChildren();
    output.textContent = "";
    view = null;
    if (!a || !b) return;
    let sides;
    try {
      sides = await Promise.all([crosscheck.load(a), crosscheck.load(b)]);
    } catch (error) {
      output.textContent = error.message;
      return;
    }
    if (form.elements.a.value !== a || form.elements.b.value !== b || form.elements.q.value !== q) return;
    const [before, after] = sides.map(byCase);
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    const groups = new Map();
    let number = 0;
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      const was = before.get(name);
      const is = after.get(name);
      if (was && is && was.verdict.text === is.verdict.text) continue;
      if (!words.every((text) => name.toLowerCase().includes(text))) continue;
      const { claim, place } = was || is;
      const key = JSON.stringify([kind(was, is), claim, was && was.verdict.text, is && is.verdict.text]);
      if (!groups.has(key)) groups.set(key, { kind: kind(was, is), claim, was: word(was), is: word(is), cases: [] });
      groups.get(key).cases.push({ place, because: is ? is.because : "" });
      number++;
    }
    const list = [...groups.values()].sort((x, y) => KINDS.indexOf(x.kind) - KINDS.indexOf(y.kind) || x.claim.localeCompare(y.claim));
    view = { before: sides[0].title, after: sides[1].title, differences: list };
    output.textContent = count(number, "case") + " differ" + (number === 1 ? "s" : "");
    for (const one of KINDS) {
      const own = list.filter((group) => group.kind === one);
      if (!own.length) continue;
      out.append(
        element("h2", {}, `${one[0].toUpperCase()}${one.slice(1)} `, element("small", {}, count(own.reduce((sum, { cases }) => sum + cases.length, 0), "case"))),
        element("ul", { className: "changes" }, ...own.slice(0, SHOWN).map((group) => element("li", {},
          element("span", { className: `badge ${STYLES[one]}` }, one),
          element("a", { href: `claims/${group.claim}.html` }, group.claim),
          element("span", { className: "from" }, "was ", element("span", { className: "detail" }, group.was), ", is ", element("span", { className: "detail" }, group.is)),
          element("details", {}, element("summary", {}, count(group.cases.length, "case")),
            element("ul", { className: "places" }, ...group.cases.map(({ place, because }) =>
              element("li", {}, place, because ? element("span", { className: "detail" }, because) : ""))))))),
        own.length > SHOWN ? element("p", { className: "note" }, `${own.length - SHOWN} more: narrow them with words, or download this view.`) : "");
    }
    if (!list.length) out.append(element("p", {}, "No difference."));
  };

  const { changed } = addressed(form, show);
  form.querySelector(".swap").addEventListener("click", () => {
    const { a, b } = form.elements;
    [a.value, b.value] = [b.value, a.value];
    changed();
  });
  form.querySelector(".download").addEventListener("click", () => {
    if (view) download(view, "differences");
  });
})();
