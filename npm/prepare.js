// Puts a distribution into this folder, and its version into package.json: node prepare.js crosscheck-cli-<v>.tar.gz
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const archive = process.argv[2] || "";
const version = /^crosscheck-cli-(.+)\.tar\.gz$/.exec(basename(archive))?.[1];
if (!version) {
  console.error("Name the distribution: node prepare.js crosscheck-cli-<version>.tar.gz");
  process.exit(2);
}
const here = import.meta.dirname;
const digest = createHash("sha256").update(readFileSync(archive)).digest("hex");
copyFileSync(archive, join(here, "distribution.tar.gz"));
writeFileSync(join(here, "distribution.json"), `${JSON.stringify({ id: `${version}-${digest.slice(0, 16)}`, sha256: digest })}\n`);
const file = join(here, "package.json");
const text = readFileSync(file, "utf8");
writeFileSync(file, text.replace(/"version": "[^"]*"/, `"version": "${version}"`));
