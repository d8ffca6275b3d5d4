#!/usr/bin/env node
// Finds Java, unpacks the distribution that the package carries, or the one that CROSSCHECK_DISTRIBUTION names, and
// passes everything on.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { homedir, constants } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_JAVA = 17;
const WRONG_USAGE = 2;
const windows = process.platform === "win32";
const environment = process.env;
const here = dirname(dirname(fileURLToPath(import.meta.url)));

function fail(message) {
  console.error(message);
  process.exit(WRONG_USAGE);
}

function cache() {
  return environment.CROSSCHECK_CACHE || join(environment.XDG_CACHE_HOME || join(homedir(), ".cache"), "crosscheck");
}

/** The programs to try: that of JAVA_HOME, those on the PATH, and those in the usual places, newest first. */
function* javaPrograms() {
  const program = windows ? "java.exe" : "java";
  if (environment.JAVA_HOME) yield join(environment.JAVA_HOME, "bin", program);
  for (const folder of (environment.PATH || "").split(delimiter)) {
    if (folder) yield join(folder, program);
  }
  const places = windows
    ? ["C:\\Program Files\\Java", "C:\\Program Files\\Eclipse Adoptium", "C:\\Program Files\\Microsoft"]
    : ["/usr/lib/jvm", "/usr/java", "/opt/java", "/Library/Java/JavaVirtualMachines", "/opt/homebrew/opt", "/usr/local/opt"];
  for (const place of places) {
    let names = [];
    try {
      names = readdirSync(place);
    } catch {
      // It does not exist.
    }
    names.sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
    for (const name of names) {
      yield join(place, name, "bin", program);
      yield join(place, name, "Contents", "Home", "bin", program);
    }
  }
}

function version(program) {
  const shown = spawnSync(program, ["-version"], { encoding: "utf8" });
  const found = /version "(\d+)(?:\.(\d+))?/.exec(`${shown.stderr}${shown.stdout}`);
  return found ? Number(found[1] === "1" ? found[2] : found[1]) : 0;
}

/** The first Java that is new enough; without one, what was found instead is reported. */
function java() {
  const old = [];
  for (const program of javaPrograms()) {
    if (!existsSync(program)) continue;
    const found = version(program);
    // A program on the PATH is often a link into the home of its Java.
    if (found >= OLDEST_JAVA) return { program, home: dirname(dirname(realpathSync(program))) };
    old.push(found ? `${program} is version ${found}` : `${program} does not start`);
  }
  const tried = old.length ? ` Found only: ${old.join("; ")}.` : "";
  return fail(`Crosscheck needs Java, ${OLDEST_JAVA} or newer.${tried} Install a JDK, or set JAVA_HOME to one.`);
}

/** Unpacks an archive into the cache unless it is there, and returns the folder of the distribution. */
function unpacked(archive, id) {
  const place = join(cache(), `npm-${id}`);
  if (!existsSync(place)) {
    mkdirSync(cache(), { recursive: true });
    const fresh = mkdtempSync(join(cache(), "unpacking-"));
    try {
      const result = spawnSync("tar", ["-xzf", archive, "-C", fresh, "--strip-components=1"], { encoding: "utf8" });
      if (result.status !== 0) {
        fail(`Cannot unpack ${archive}: ${(result.stderr || String(result.error)).trim()}`);
      }
      try {
        renameSync(fresh, place);
      } catch (error) {
        // Another process can have been faster; its folder is the same.
        if (!existsSync(place)) throw error;
      }
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  return place;
}

function distribution() {
  const named = environment.CROSSCHECK_DISTRIBUTION;
  if (named) {
    const path = resolve(named);
    if (!existsSync(path)) fail(`CROSSCHECK_DISTRIBUTION is ${named}, which does not exist.`);
    if (statSync(path).isDirectory()) return path;
    return unpacked(path, createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 16));
  }
  const carried = join(here, "distribution.json");
  if (!existsSync(carried)) {
    fail("This package carries no distribution. Set CROSSCHECK_DISTRIBUTION to a folder or a .tar.gz of Crosscheck.");
  }
  const { id } = JSON.parse(readFileSync(carried, "utf8"));
  return unpacked(join(here, "distribution.tar.gz"), id);
}

function command(home, found, given) {
  if (!windows) {
    const launcher = join(home, "bin", "crosscheck");
    if (!existsSync(launcher)) fail(`${home} is not a distribution of Crosscheck: it has no bin/crosscheck.`);
    return [launcher, given];
  }
  // Not crosscheck.cmd: the command processor would read the arguments once more.
  const main = readdirSync(join(home, "lib")).find((name) => /^crosscheck-cli-.*\.jar$/.test(name));
  if (!main) fail(`${home} is not a distribution of Crosscheck: it has no lib/crosscheck-cli-*.jar.`);
  const options = ["-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", `-Dcrosscheck.home=${home}`];
  const rest = ["-Dcrosscheck.distribution=true", "-cp", join(home, "lib", main), "org.crosscheck.cli.Main"];
  return [found.program, [...options, ...rest, ...given]];
}

const found = java();
const [program, given] = command(distribution(), found, process.argv.slice(2));
const child = spawn(program, given, {
  stdio: "inherit",
  env: { ...environment, JAVA_HOME: found.home },
});
child.on("error", (error) => fail(`Cannot start ${program}: ${error.message}`));
// The terminal sends Ctrl-C to the child as well; this process waits until the child has cleaned up.
process.on("SIGINT", () => {});
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
