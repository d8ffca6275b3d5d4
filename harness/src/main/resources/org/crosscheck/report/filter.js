// Filters the list of verdicts and keeps the filter in the address. Reading works without it.
"use strict";

(() => {
  const form = document.querySelector("form.filters");
  if (!form) return;

  const list = document.querySelector("#verdicts table");
  const rows = [...list.tBodies[0].rows];
  const selects = [...form.querySelectorAll("select")];
  const words = form.querySelector("input[name=words]");
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

  const remember = () => {
    const kept = new URLSearchParams();
    for (const field of [...selects, words]) {
      if (field.value) kept.set(field.name, field.value);
    }
    history.replaceState(null, "", "#" + (String(kept) || "verdicts"));
  };

  const restore = (text) => {
    const kept = new URLSearchParams(text);
    const known = [...selects, words].filter((field) => kept.has(field.name));
    if (!known.length) return false;
    form.reset();
    for (const field of known) field.value = kept.get(field.name);
    apply();
    document.querySelector("#verdicts").scrollIntoView();
    return true;
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { apply(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
  for (const link of document.querySelectorAll("a[data-filter]")) {
    link.addEventListener("click", (event) => {
      if (!restore(link.dataset.filter)) return;
      event.preventDefault();
      remember();
      selects[0].focus({ preventScroll: true });
    });
  }
  addEventListener("hashchange", () => restore(location.hash.slice(1)));
  if (!restore(location.hash.slice(1))) apply();
})();
