import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { compare, listedSpecs } from "./expectations.mjs";

const runner = fileURLToPath(new URL("run.mjs", import.meta.url));

/** Runs the specs in a process of their own, for TF.js's engine is one per process, and returns the end of what it prints. */
function run(...options: string[]): Promise<{ code: unknown; output: string; summary: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [runner, ...options], (error, stdout, stderr) => {
      const output = stdout + stderr;
      resolve({ code: error?.code ?? 0, output, summary: output.trimEnd().split("\n").at(-1) ?? "" });
    });
  });
}

test("our backend passes every selected spec of TF.js but the listed ones, and fails each listed one", async () => {
  const { code, output, summary } = await run("--backend", "ours");
  console.log(summary);
  expect(code, output).toBe(0);
});

test("TF.js's cpu backend passes every selected spec, so that each is fair to ask for", async () => {
  const { code, output, summary } = await run("--backend", "cpu");
  console.log(summary);
  expect(code, output).toBe(0);
});

test("the engine's leak check is on: stock WASM, whose clone copies, trips over it", async () => {
  const { output } = await run("--backend", "stock", "--grep", "^customGradient");
  expect(output).toContain("Backend 'wasm' has an internal memory leak (1 data ids)");
});

const listed = { reason: "why", file: "a_test", name: "a does" };

test("a failure is expected only if its file and its name are listed", () => {
  const failures = [
    { ...listed, status: "failed", message: "" },
    { file: "b_test", name: "a does", status: "failed", message: "" },
  ];
  const { expected, unexpected, stale } = compare(failures, [listed]);
  expect(expected).toEqual([failures[0]]);
  expect(unexpected).toEqual([failures[1]]);
  expect(stale).toEqual([]);
});

test("a listed spec is out of date when it passes, does not exist or is listed twice", () => {
  const result = { file: "a_test", name: "a does", message: "" };
  expect(compare([{ ...result, status: "passed" }], [listed]).stale).toEqual([listed]);
  expect(compare([], [listed]).stale).toEqual([listed]);
  expect(compare([{ ...result, status: "failed" }], [listed, listed]).stale).toEqual([listed]);
});

test("every listed spec has a reason", () => {
  expect(listedSpecs().every(({ reason }) => reason.length > 20)).toBe(true);
});
