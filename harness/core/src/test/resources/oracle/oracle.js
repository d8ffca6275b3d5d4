// Answers what the original packages answer, for each pattern and text of standard input:
// {"what": "glob", "asked": [[pattern, text], ...]}; a pattern that the original refuses is "refused".
const minimatch = require("minimatch");
const { posix } = require("node:path");
const { pathToRegexp } = require("path-to-regexp");
const { readFileSync } = require("node:fs");

const originals = {
  glob: (pattern, text) => minimatch(text, pattern),
  path: (pattern, text) => pathToRegexp(pattern, [], { strict: true, sensitive: true }).test(text),
  url: (_, text) => new URL("http://host" + text).pathname,
  resolve: (_, text) => posix.resolve("/", text),
};
const { what, asked } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(asked.map(([pattern, text]) => {
  try {
    return String(originals[what](pattern, text));
  } catch {
    return "refused";
  }
})));
