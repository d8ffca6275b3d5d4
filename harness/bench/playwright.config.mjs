// Playwright Test with its own settings, except for what 'crosscheck bench' keeps equal on both sides: the browser,
// the number of visits at once, and that nothing but the result is written.
import { defineConfig } from "@playwright/test";

const { CROSSCHECK_BENCH_BROWSER, CROSSCHECK_BENCH_WORKERS, CROSSCHECK_BENCH_RESULTS } = process.env;

export default defineConfig({
  testDir: ".",
  testMatch: "visits.spec.mjs",
  fullyParallel: true,
  workers: Number(CROSSCHECK_BENCH_WORKERS),
  outputDir: CROSSCHECK_BENCH_RESULTS,
  timeout: 180_000,
  use: {
    ignoreHTTPSErrors: true,
    launchOptions: { executablePath: CROSSCHECK_BENCH_BROWSER },
  },
});
