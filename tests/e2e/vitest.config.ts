// How the end-to-end tests run: one file at a time, for they share a screen and two cores.

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["window/**/*.test.ts", "browser/**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { WDIO_LOG_LEVEL: "silent" },
  },
});
