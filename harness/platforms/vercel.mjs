// @vercel/routing-utils, with which Vercel turns vercel.json into routes. What walks them is not public; it is written
// here after Vercel's documentation of the Build Output API (routes and their phases).
import fs from "node:fs";
import { getTransformedRoutes } from "@vercel/routing-utils";
import { answerLines } from "./answers.mjs";

const fill = (text, groups) => text.replace(/\$(\d)/g, (_, group) => groups[group] ?? "");

/** The first route of a phase that ends it, and the path by then; header lines are added to `headers`. */
function walk(routes, path, headers) {
  for (const route of routes) {
    const groups = route.has || route.missing ? null : new RegExp(route.src, "i").exec(path);
    if (groups) {
      for (const [name, value] of Object.entries(route.headers ?? {})) {
        headers[name.toLowerCase()] = fill(value, groups);
      }
      path = route.dest ? fill(route.dest, groups).replace(/[?#].*/, "") : path;
      if (!route.continue) {
        return { path, status: route.status };
      }
    }
  }
  return { path };
}

await answerLines((folder) => {
  const config = JSON.parse(fs.readFileSync(`${folder}/vercel.json`, "utf8"));
  const { routes, error } = getTransformedRoutes(config);
  if (error) {
    throw new Error(error.message);
  }
  const phases = { start: [] };
  let phase = "start";
  for (const route of routes ?? []) {
    if (route.handle) {
      phase = route.handle;
      phases[phase] ??= [];
    } else {
      phases[phase].push(route);
    }
  }
  const has = (path) => fs.existsSync(folder + path) && fs.statSync(folder + path).isFile();
  const find = (path) => {
    const bare = path.replace(/\/$/, "");
    return [path, ...(config.cleanUrls ? [`${bare}.html`] : []), `${bare}/index.html`].find(
      (file) => !file.endsWith("/") && has(file),
    );
  };
  const lines = (headers) =>
    Object.entries(headers)
      .filter(([name]) => name !== "location")
      .map(([name, value]) => `${name}: ${value}`)
      .sort();
  return {
    close() {},
    ask(address) {
      const headers = {};
      const first = walk(phases.start, address.replace(/\?.*/, ""), headers);
      if (first.status >= 300 && first.status < 400) {
        // With both settings the route of the root's page has a location without a name, "//", which the proxy of
        // Vercel, which is not public, is taken to send as "/".
        const location = headers.location === "//" ? "/" : headers.location;
        return { status: first.status, location, file: "", headers: lines(headers) };
      }
      if (first.status >= 400) {
        return { status: first.status, location: "", file: "", headers: lines(headers) };
      }
      const late = {};
      const found = find(first.path);
      const then = found ? {} : walk(phases.filesystem ?? [], first.path, late);
      if (then.status >= 300 && then.status < 400) {
        const all = lines({ ...headers, ...late });
        return { status: then.status, location: late.location, file: "", headers: all };
      }
      const file = found ?? find(then.path);
      const none = has("/404.html") ? "/404.html" : "";
      return { status: file ? 200 : 404, location: "", file: file ?? none, headers: lines({ ...headers, ...late }) };
    },
  };
});
