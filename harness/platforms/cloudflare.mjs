// "wrangler pages dev" on a folder, whose files are replaced for each request. A rule that only marks the request
// shows when wrangler has read the new ones.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import readline from "node:readline";
import { answerLines, get } from "./answers.mjs";

const home = fs.mkdtempSync(path.join(os.tmpdir(), "crosscheck-wrangler-"));
const site = path.join(home, "site");
fs.mkdirSync(site);
let requests = 0;
mark();
const wrangler = spawn(
  process.execPath,
  ["node_modules/wrangler/bin/wrangler.js", "pages", "dev", site, "--ip", "127.0.0.1", "--port", "0"].concat(
    ["--compatibility-date", "2026-01-01"],
  ),
  {
    env: { ...process.env, CI: "1", NO_COLOR: "1", WRANGLER_SEND_METRICS: "false", HOME: home, XDG_CONFIG_HOME: home },
    stdio: ["ignore", "pipe", "inherit"],
  },
);
const ended = new Promise((resolve) => wrangler.on("exit", resolve));
const port = await new Promise((resolve, reject) => {
  readline.createInterface({ input: wrangler.stdout }).on("line", (line) => {
    console.error(line);
    const ready = /Ready on http:\/\/127\.0\.0\.1:(\d+)/.exec(line);
    if (ready) {
      resolve(Number(ready[1]));
    }
  });
  ended.then((code) => reject(new Error(`wrangler ended with ${code}`)));
});

/** Writes both rule files, with the rules of a folder and one for the current request. */
function mark(folder) {
  const rules = (name) => (folder && fs.existsSync(`${folder}/${name}`) ? fs.readFileSync(`${folder}/${name}`) : "");
  // In place: wrangler loses a file that is removed in between.
  fs.writeFileSync(`${site}/_headers`, `/marked\n  x-marker: ${requests}\n${rules("_headers")}`);
  fs.writeFileSync(`${site}/_redirects`, `/marked /marked/${requests} 302\n${rules("_redirects")}`);
}

async function marked() {
  const answer = await get(port, "/marked", /^x-marker$/);
  return answer.location === `/marked/${requests}` && answer.headers[0] === `x-marker: ${requests}`;
}

await answerLines(async (folder) => {
  requests++;
  const rules = /^_(headers|redirects)$/;
  for (const name of fs.readdirSync(site).filter((name) => !rules.test(name) && !name.startsWith("."))) {
    fs.rmSync(path.join(site, name), { recursive: true });
  }
  fs.cpSync(folder, site, { recursive: true, filter: (file) => !rules.test(path.basename(file)) });
  mark(folder);
  const start = Date.now();
  for (let written = start; !(await marked()); ) {
    if (Date.now() > start + 30_000) {
      throw new Error("wrangler did not read the new rules within 30 s");
    }
    // wrangler ignores changes that come shortly after another one.
    if (Date.now() > written + 500) {
      written = Date.now();
      mark(folder);
    }
  }
  return { ask: (address) => get(port, address), close() {} };
});
wrangler.kill("SIGINT");
await ended;
fs.rmSync(home, { recursive: true, force: true });
process.exit(0);
