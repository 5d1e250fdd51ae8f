// How the measurements run: never with the tests, and never two at a time.

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["measure/**/*.test.ts"],
    fileParallelism: false,
    hookTimeout: 60_000,
    disableConsoleIntercept: true,
    env: { WDIO_LOG_LEVEL: "silent" },
  },
});
