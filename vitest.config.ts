import { playwright } from "@vitest/browser-playwright";
import { defaultClientConditions, defaultServerConditions } from "vite";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { scriptedServersPlugin } from "./packages/datasets/src/test-support/server/vite-plugin.js";
import { chromiumFlags, findChromium } from "./scripts/find-chromium.mjs";

const source = "@mnistlab/source";
const elsewhere = ["**/node_modules/**", "**/dist/**"];

const serversOfTests = "packages/datasets/src/test-support/server/global-setup.ts";

const node: TestProjectConfiguration = {
  extends: true,
  test: {
    name: "node",
    environment: "node",
    globalSetup: [serversOfTests],
    include: ["{packages,bench,test,scripts}/**/*.test.ts"],
    exclude: ["**/*.browser.test.ts", ...elsewhere],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
};

/**
 * In the Chromium of this machine: the `*.browser.test.ts` files, and those of datasets that are not `*.node.test.ts`, which
 * run in Node as well.
 */
function browser(executablePath: string): TestProjectConfiguration {
  return {
    extends: true,
    plugins: [scriptedServersPlugin()],
    test: {
      name: "browser",
      include: ["packages/**/*.browser.test.ts", "packages/datasets/src/**/*.test.ts"],
      exclude: ["**/*.node.test.ts", ...elsewhere],
      globalSetup: [serversOfTests],
      testTimeout: 60_000,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: { executablePath, args: chromiumFlags } }),
        instances: [{ browser: "chromium" }],
      },
    },
  };
}

const chromium = findChromium();

/** One run over the whole house. Workspace packages resolve to their sources, so no build stands between edit and test. */
export default defineConfig({
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
  test: { projects: chromium ? [node, browser(chromium)] : [node] },
});
