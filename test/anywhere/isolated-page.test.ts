import { rmSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXPECTED_LOSSES } from "../../packages/backend/src/testing/train-a-little.js";
import { hasChromium, launchChromium, visit } from "./chromium.js";
import { writePlainPage } from "./plain-page.js";
import { type Server, serve } from "./serve.js";
import { strangersProject } from "./strangers-project.js";

describe.skipIf(!hasChromium)("a cross-origin isolated page, where TF.js prefers its threaded build", () => {
  let browser: Browser;
  let project: string;
  let server: Server;
  beforeAll(async () => {
    browser = await launchChromium();
    project = strangersProject();
    server = await serve(project, {
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
    });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(project, { recursive: true });
  });

  test("trains with one thread to Node's losses, bit for bit", async () => {
    writePlainPage(project, "isolated", "train-isolated.js");
    expect(await visit(browser, `${server.url}isolated.html`)).toEqual({
      value: { isolated: true, threadsOffered: true, losses: EXPECTED_LOSSES },
    });
  });

  test("is refused when it has started the threaded build before", async () => {
    writePlainPage(project, "threads-first", "start-threads-first.js");
    expect(await visit(browser, `${server.url}threads-first.html`)).toEqual({
      value: {
        memory: "SharedArrayBuffer",
        code: "THREADS_UNSUPPORTED",
        message: expect.stringContaining("call `await setupWasm()` before"),
      },
    });
  });
});
