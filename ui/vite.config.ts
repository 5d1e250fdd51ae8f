// How the interface is built: static files without inline scripts, for the window and the server alike.

import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  plugins: [svelte()],
  build: {
    target: ["chrome120", "safari17"],
    // The content security policy allows neither inline scripts nor data: fonts.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: {
    host: "127.0.0.1",
    port: 5173,
    strictPort: true,
    // The fonts lie beside the layout engine that measures with them.
    fs: { allow: [".."] },
  },
  test: { include: ["src/**/*.test.ts"] },
});
