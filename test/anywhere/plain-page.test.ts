import { rmSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXPECTED_EVERY_WAY, EXPECTED_LOSSES } from "../../packages/backend/src/testing/train-a-little.js";
import { hasChromium, launchChromium, visit } from "./chromium.js";
import { importMap, writePlainPage } from "./plain-page.js";
import { type Server, serve } from "./serve.js";
import { strangersProject } from "./strangers-project.js";

/** What every page here needs: its inline import map with `data:` modules, and leave to compile WebAssembly. */
const POLICY = "default-src 'self'; script-src 'self' data: 'unsafe-inline' 'wasm-unsafe-eval'";

describe.skipIf(!hasChromium)("a page without a bundler", () => {
  let browser: Browser;
  let project: string;
  let server: Server;
  beforeAll(async () => {
    browser = await launchChromium();
    project = strangersProject();
    server = await serve(project);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(project, { recursive: true });
  });

  test("trains to Node's losses, bit for bit, with an import map", async () => {
    writePlainPage(project, "plain", "train.js");
    expect(await visit(browser, `${server.url}plain.html`)).toEqual({ value: EXPECTED_EVERY_WAY });
  });

  test("trains under a Content-Security-Policy that allows it WebAssembly and blob:", async () => {
    writePlainPage(project, "plain", "train.js");
    const policy = `${POLICY}; connect-src 'self' blob:; worker-src blob:`;
    const policed = await serve(project, { "content-security-policy": policy });
    expect(await visit(browser, `${policed.url}plain.html`)).toEqual({ value: EXPECTED_EVERY_WAY });
    await policed.close();
  });

  test("is told when the policy does not allow it workers from blob:", async () => {
    writePlainPage(project, "plain", "train.js");
    const policed = await serve(project, { "content-security-policy": `${POLICY}; connect-src 'self' blob:` });
    expect(await visit(browser, `${policed.url}plain.html`)).toEqual({
      code: "WORKER_FAILED",
      message: expect.stringContaining("`worker-src blob:`"),
    });
    await policed.close();
  });

  test("needs wasmPaths where the policy does not allow blob:", async () => {
    writePlainPage(project, "plain", "train.js");
    writePlainPage(project, "paths", "train-from-paths.js");
    const strict = await serve(project, { "content-security-policy": `${POLICY}; connect-src 'self'` });
    expect(await visit(browser, `${strict.url}plain.html`)).toMatchObject({ code: "WASM_START_FAILED" });
    expect(await visit(browser, `${strict.url}paths.html`)).toEqual({ value: EXPECTED_LOSSES });
    await strict.close();
  });

  // The two upstream causes for the import map's odd shape. When one of these fails, TF.js has mended it: shorten the map.
  test("cannot load the `module` file that TF.js 4.22 names: its imports have no extensions", async () => {
    const entry = "./node_modules/@tensorflow/tfjs-core/dist/index.js";
    writePlainPage(project, "module-file", "import-tfjs.js", { ...importMap, "@tensorflow/tfjs-core": entry });
    expect(await visit(browser, `${server.url}module-file.html`)).toMatchObject({
      message: expect.stringContaining("Failed to fetch dynamically imported module"),
    });
  });

  test.for(["fs", "os", "path", "perf_hooks"])(
    "cannot load TF.js 4.22's flat file without something in place of Node's %s",
    async (name) => {
      const { [name]: _, ...imports } = importMap;
      writePlainPage(project, `without-${name}`, "import-tfjs.js", imports);
      expect(await visit(browser, `${server.url}without-${name}.html`)).toMatchObject({
        message: expect.stringContaining(`Failed to resolve module specifier "${name}"`),
      });
    },
  );
});
