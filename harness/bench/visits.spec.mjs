// Opens each page of a list in a fresh context and waits for the same facts that Crosscheck waits for. A line of the
// list is a name, an address and the facts that end the visit, separated by tabs.
import { readFileSync } from "node:fs";
import { test as base } from "@playwright/test";

const test = base.extend({
  // When the browser of this worker was up, in milliseconds since 1970.
  ready: [async ({ browser }, use) => use(browser.isConnected() ? Date.now() : NaN), { scope: "worker" }],
});

const forward = () => {
  if (window !== window.top || !location.href.startsWith("http")) return;
  const send = (name) => globalThis.crosscheckFact(name);
  new BroadcastChannel("crosscheck").onmessage = ({ data }) => send(JSON.parse(data).name);
  send("document.url");
  send("document.isolated");
  if (navigator.serviceWorker?.controller) send("service-worker.controls");
};

const lines = readFileSync(process.env.CROSSCHECK_BENCH_PAGES, "utf8").split("\n").filter(Boolean);
lines.forEach((line, i) => {
  const [name, url, ...facts] = line.split("\t");
  test(`${i + 1} ${name}`, async ({ page, ready }, { annotations }) => {
    annotations.push({ type: "ready", description: String(ready) });
    const missing = new Set(facts);
    let allSeen;
    const done = new Promise((resolve) => (allSeen = resolve));
    await page.exposeFunction("crosscheckFact", (fact) => {
      missing.delete(fact);
      if (missing.size === 0) allSeen();
    });
    await page.addInitScript(forward);
    await page.goto(url, { waitUntil: "commit" });
    await done;
  });
});
