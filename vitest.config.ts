import { playwright } from "@vitest/browser-playwright";
import { defaultClientConditions, defaultServerConditions } from "vite";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { chromiumFlags, findChromium } from "./scripts/find-chromium.mjs";

const source = "@mnistlab/source";
const elsewhere = ["**/node_modules/**", "**/dist/**"];

const node: TestProjectConfiguration = {
  extends: true,
  test: {
    name: "node",
    environment: "node",
    include: ["{packages,bench,test,scripts}/**/*.test.ts"],
    exclude: ["**/*.browser.test.ts", ...elsewhere],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
};

/** The `*.browser.test.ts` files, in the Chromium of this machine. */
function browser(executablePath: string): TestProjectConfiguration {
  return {
    extends: true,
    test: {
      name: "browser",
      include: ["packages/**/*.browser.test.ts"],
      exclude: elsewhere,
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
