// What reading works without: filters that stay in the address, and details that open for a link.
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
  const form = document.querySelector("form.filters");
  if (!form) return;

  const rows = [...document.querySelector("#verdicts").tBodies[0].rows];
  const selects = [...form.querySelectorAll("select")];
  const words = form.querySelector("input[name=words]");
  const fields = [...selects, words];
  const shown = form.querySelector("output");

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
    shown.textContent = `${count} of ${rows.length}`;
  };

  const address = () => {
    const kept = new URLSearchParams();
    for (const field of fields) {
      if (field.value) kept.set(field.name, field.value);
    }
    return "#" + kept;
  };

  // Each choice is a step that "back" undoes; each letter of a word is none.
  const remember = (step) => {
    if (address() === (location.hash || "#")) return;
    history[step ? "pushState" : "replaceState"](null, "", address());
  };

  const restore = () => {
    const kept = new URLSearchParams(location.hash.slice(1));
    for (const field of fields) field.value = kept.get(field.name) || "";
    // A value that no verdict has selects nothing, and must not look like "all".
    for (const select of selects) {
      if (select.selectedIndex >= 0) continue;
      select.add(new Option(kept.get(select.name)));
      select.value = kept.get(select.name);
    }
    apply();
  };

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
