import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, expect, test } from "vitest";
import { EXPECTED_EVERY_WAY } from "../../packages/backend/src/testing/train-a-little.js";
import { findRuntime, runProgram, runtimes } from "./runtimes.js";
import { strangersProject } from "./strangers-project.js";

const project = strangersProject();
const elsewhere = mkdtempSync(join(tmpdir(), "mnistlab-elsewhere-"));
afterAll(() => {
  for (const directory of [project, elsewhere]) rmSync(directory, { recursive: true });
});

for (const runtime of runtimes) {
  const missing = !findRuntime(runtime);
  if (missing) console.warn(`!!! SKIPPED: ${runtime.name}. npm has no ${runtime.package} for this machine. !!!`);

  test.skipIf(missing)(`${runtime.name} trains to the recorded losses, bit for bit`, async () => {
    expect(await runProgram(runtime, project, "train.js")).toEqual({ value: EXPECTED_EVERY_WAY });
  });

  test.skipIf(missing)(`${runtime.name} ends though workers were forgotten that have nothing to do`, async () => {
    expect(await runProgram(runtime, project, "forget-workers.js")).toEqual({ value: EXPECTED_EVERY_WAY.slice(-4) });
  });

  test.skipIf(missing)(`${runtime.name} trains to them though a worker is killed in every step`, async () => {
    const value = { losses: EXPECTED_EVERY_WAY.slice(-4), replaced: 4 };
    expect(await runProgram(runtime, project, "kill-workers.js")).toEqual({ value });
  });

  test.skipIf(missing)(`${runtime.name} trains so from one bundled file, far from any node_modules`, async () => {
    const bundle = `${runtime.package.replaceAll("/", "-")}.cjs`;
    await build({
      absWorkingDir: project,
      entryPoints: ["train.js"],
      bundle: true,
      platform: "node",
      outfile: join(elsewhere, bundle),
      logLevel: "error",
    });
    expect(await runProgram(runtime, elsewhere, bundle)).toEqual({ value: EXPECTED_EVERY_WAY });
  });
}
