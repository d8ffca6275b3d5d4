// Optional enhancements: filters that are stored in the URL, sorting, details that open for a link,
// and buttons that copy.
"use strict";

// In a single file, the address names a part, then an element in it or filters: #claims,
// #claims/claim-x, #verdicts?verdict=broken. In a folder, it names an element or filters.
const parts = [...document.querySelectorAll(".single > .page")];
const list = parts.find(({ id }) => id === "verdicts");
const filtersOf = (hash) => {
  if (!parts.length) return hash.slice(1);
  const at = hash.indexOf("?");
  return at < 0 ? "" : hash.slice(at + 1);
};
const hashOf = (filters) => {
  if (!parts.length) return "#" + filters;
  return "#" + list.id + (filters ? "?" + filters : "");
};

const reveal = () => {
  const target = document.getElementById(location.hash.slice(1));
  const details = target && target.closest("details");
  if (!details || details.open) return;
  details.open = true;
  target.scrollIntoView();
};

const select = (element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
};

const copyButton = (name, text, shown) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = name;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = "Copied";
    } catch {
      // A page from disk may have no clipboard; what is selected can be copied by hand.
      select(shown(button));
      button.textContent = document.execCommand("copy") ? "Copied" : "Selected: copy it with the keyboard";
    }
  });
  return button;
};

const addCopyButtons = (root) => {
  for (const element of root.querySelectorAll("[data-copy]")) {
    element.after(copyButton("Copy the " + element.dataset.copy, () => element.textContent, () => element));
  }
  for (const element of root.querySelectorAll("[data-link]")) {
    const address = () => location.href.replace(/#.*/, "") + "#" + element.closest("[id]").id;
    element.append(copyButton("Copy the link", address, (button) => {
      const code = document.createElement("code");
      code.textContent = address();
      button.after(code);
      return code;
    }));
  }
};

const addFilters = (root) => {
  const form = root.querySelector("form.filters");
  if (!form) return;

  const table = root.querySelector("table.names");
  const rows = [...table.querySelectorAll("tbody tr")];
  const most = table.tBodies[0].rows.length;
  const selects = [...form.querySelectorAll("select")];
  const words = form.querySelector("input[name=words]");
  const fields = [...selects, words];
  const output = form.querySelector("output");
  const text = (row, column) => row.cells[column] ? row.cells[column].textContent : "";
  let sorted = rows;
  let shown = rows;

  const matches = (row, wanted) =>
    selects.every((select, i) => !select.value || text(row, i) === select.value) &&
    wanted.every((word) => row.textContent.toLowerCase().includes(word));

  // The rows stay in groups, because browsers do not lay out the groups that are out of sight.
  const put = () => {
    const bodies = [];
    for (let i = 0; i < shown.length; i += most) {
      const body = document.createElement("tbody");
      body.append(...shown.slice(i, i + most));
      bodies.push(body);
    }
    for (const body of [...table.tBodies]) body.remove();
    table.append(...bodies);
  };

  const apply = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const all = !wanted.length && selects.every((select) => !select.value);
    const before = shown;
    shown = all ? sorted : sorted.filter((row) => matches(row, wanted));
    if (shown !== before) put();
    output.textContent = `${shown.length} of ${rows.length}`;
  };

  const address = () => {
    const parameters = new URLSearchParams();
    for (const field of fields) {
      if (field.value) parameters.set(field.name, field.value);
    }
    return hashOf(String(parameters));
  };

  // Each selection is a history entry; each typed letter is not.
  const remember = (step) => {
    if (address() === (location.hash || "#")) return;
    history[step ? "pushState" : "replaceState"](null, "", address());
  };

  const restore = () => {
    const parameters = new URLSearchParams(filtersOf(location.hash));
    for (const field of fields) field.value = parameters.get(field.name) || "";
    // A value without verdicts would select no option and then look like "all".
    for (const select of selects) {
      if (select.selectedIndex >= 0) continue;
      select.add(new Option(parameters.get(select.name)));
      select.value = parameters.get(select.name);
    }
    apply();
  };

  // The order of the page is that of importance; a third click returns to it.
  const headings = [...table.querySelectorAll("thead th")];
  const order = ["none", "ascending", "descending"];
  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const now = heading.getAttribute("aria-sort") || "none";
      const next = order[(order.indexOf(now) + 1) % order.length];
      for (const other of headings) other.removeAttribute("aria-sort");
      if (next !== "none") heading.setAttribute("aria-sort", next);
      const sign = next === "descending" ? -1 : 1;
      const keys = new Map(rows.map((row) => [row, text(row, column)]));
      sorted = next === "none"
        ? rows
        : [...rows].sort((a, b) => sign * keys.get(a).localeCompare(keys.get(b)));
      apply();
    });
  });

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => { apply(); remember(event.target !== words); });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const field of fields) field.value = "";
    apply();
    remember(true);
  });
  addEventListener("popstate", restore);
  restore();
};

const enhanced = new Set();
const enhance = (root) => {
  if (enhanced.has(root)) return;
  enhanced.add(root);
  for (const link of root.querySelectorAll("[data-filter]")) link.href = hashOf(link.dataset.filter);
  addCopyButtons(root);
  addFilters(root);
};

// The style sheet shows the part that the address names; filters name no element.
const showPart = () => {
  const target = document.getElementById(location.hash.slice(1).replace(/\?.*/, ""));
  const part = (target && target.closest(".page")) || parts[0];
  list.classList.toggle("shown", part === list);
  document.title = part.dataset.title;
  enhance(part);
};

if (parts.length) {
  addEventListener("hashchange", showPart);
  addEventListener("popstate", showPart);
  showPart();
} else {
  enhance(document.body);
}
addEventListener("hashchange", reveal);
reveal();
