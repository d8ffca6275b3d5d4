// Optional enhancements: filters that are stored in the URL, sorting, details that open for a link,
// and buttons that copy.
"use strict";

(() => {
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    const details = target && target.closest("details");
    if (!details || details.open) return;
    details.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
})();

(() => {
  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  const copy = async (element) => {
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch {
      // A page from disk may have no clipboard; what is selected can be copied by hand.
      select(element);
      return document.execCommand("copy");
    }
  };

  for (const element of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    const name = "Copy the " + element.dataset.copy;
    button.type = "button";
    button.className = "copy";
    button.textContent = name;
    button.addEventListener("click", async () => {
      button.textContent = (await copy(element)) ? "Copied" : "Selected: copy it with the keyboard";
    });
    element.after(button);
  }
})();

(() => {
  const form = document.querySelector("form.filters");
  if (!form) return;

  const body = document.querySelector("#verdicts").tBodies[0];
  const rows = [...body.rows];
  const selects = [...form.querySelectorAll("select")];
  const words = form.querySelector("input[name=words]");
  const fields = [...selects, words];
  const output = form.querySelector("output");

  const matches = (row, wanted) =>
    selects.every((select, i) => !select.value || row.cells[i].textContent === select.value) &&
    wanted.every((word) => row.textContent.toLowerCase().includes(word));

  const apply = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      row.hidden = !matches(row, wanted);
      if (!row.hidden) count++;
    }
    output.textContent = `${count} of ${rows.length}`;
  };

  const address = () => {
    const parameters = new URLSearchParams();
    for (const field of fields) {
      if (field.value) parameters.set(field.name, field.value);
    }
    return "#" + parameters;
  };

  // Each selection is a history entry; each typed letter is not.
  const remember = (step) => {
    if (address() === (location.hash || "#")) return;
    history[step ? "pushState" : "replaceState"](null, "", address());
  };

  const restore = () => {
    const parameters = new URLSearchParams(location.hash.slice(1));
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
  const headings = [...document.querySelectorAll("#verdicts thead th")];
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
      const text = (row) => row.cells[column].textContent;
      const sorted = next === "none"
        ? rows
        : [...rows].sort((a, b) => sign * text(a).localeCompare(text(b)));
      body.append(...sorted);
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
})();
