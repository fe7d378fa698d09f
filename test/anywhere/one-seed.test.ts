import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadMnist, noCache } from "@mnistlab/datasets";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ONE_SEED_IMAGES, ONE_SEED_SHA256, ONE_SEED_WAYS } from "../../packages/models/src/testing/one-seed.js";
import { findRuntime, runProgram, runtimes } from "./runtimes.js";
import { strangersProject } from "./strangers-project.js";

let project: string;
beforeAll(async () => {
  project = strangersProject(["backend", "datasets", "models"]);
  const { train } = await loadMnist({ cache: noCache() });
  const { images, labels } = train.take(ONE_SEED_IMAGES);
  writeFileSync(join(project, "images.bin"), images);
  writeFileSync(join(project, "labels.bin"), labels);
});
afterAll(() => rmSync(project, { recursive: true }));

// In Chromium, in a page and in a module worker: packages/models/src/training/one-seed.browser.test.ts.
for (const runtime of runtimes) {
  const missing = !findRuntime(runtime);
  if (missing) console.warn(`!!! SKIPPED: ${runtime.name}. npm has no ${runtime.package} for this machine. !!!`);

  test.skipIf(missing)(
    `in ${runtime.name} one seed gives the recorded weights, interrupted or not, with 0 to 4 workers`,
    async () => {
      const value = ONE_SEED_WAYS.map(() => ONE_SEED_SHA256);
      expect(await runProgram(runtime, project, "train-from-one-seed.js")).toEqual({ value });
    },
  );
}
