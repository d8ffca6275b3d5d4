// Optional enhancements: filters that are stored in the URL, and details that open for a link.
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
