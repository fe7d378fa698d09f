import { rmSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXPECTED_EVERY_WAY } from "../../packages/backend/src/testing/train-a-little.js";
import { buildWithEsbuild, buildWithVite, buildWithWebpack, startVite } from "./bundle.js";
import { hasChromium, launchChromium, visit } from "./chromium.js";
import { serve } from "./serve.js";
import { strangersProject } from "./strangers-project.js";

/** Makes a project's pages and serves them at `url`, which ends in a slash. */
type Bundler = (project: string) => Promise<{ url: string; close(): Promise<unknown> }>;

const bundlers: Record<string, Bundler> = {
  "Vite's development server": async (project) => {
    const server = await startVite(project);
    return { url: server.resolvedUrls!.local[0]!, close: () => server.close() };
  },
  "a Vite build": async (project) => serve(await buildWithVite(project)),
  "a webpack build": async (project) => serve(await buildWithWebpack(project)),
  "an esbuild build": async (project) => serve(await buildWithEsbuild(project)),
};

describe.skipIf(!hasChromium)(
  "Chromium trains to Node's losses, bit for bit, with no word on where the binary is",
  () => {
    let browser: Browser;
    let project: string;
    beforeAll(async () => {
      browser = await launchChromium();
      project = strangersProject();
    });
    afterAll(async () => {
      await browser.close();
      rmSync(project, { recursive: true });
    });

    for (const [name, bundler] of Object.entries(bundlers)) {
      test(`from ${name}, in the page and in a module worker`, async () => {
        const { url, close } = await bundler(project);
        expect(await visit(browser, `${url}page.html`)).toEqual({ value: EXPECTED_EVERY_WAY });
        expect(await visit(browser, `${url}worker.html`)).toEqual({ value: EXPECTED_EVERY_WAY });
        await close();
      });
    }
  },
);
