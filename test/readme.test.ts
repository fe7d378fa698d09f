import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFile(join(root, path), "utf8");

test("the README shows the example program to the letter", async () => {
  expect(await read("README.md")).toContain(`\`\`\`js\n${await read("examples/train-mnist.mjs")}\`\`\``);
});

test("the README's numbers are those of the recorded run", async () => {
  const readme = await read("README.md");
  const { test: result, weightsSha256 } = JSON.parse(await read("experiments/lab-sheet/metrics.json"));
  expect(readme).toContain(`${(result.accuracy * 100).toFixed(2)} %`);
  expect(readme).toContain(result.loss.toFixed(4));
  expect(readme).toContain(weightsSha256.slice(0, 12));
});

test("the README of models shows the program that reads a digit, and it reads the one in the picture", async () => {
  const program = await read("examples/read-digit.mjs");
  expect(await read("packages/models/README.md")).toContain(`\`\`\`js\n${program}\`\`\``);
  const { stdout } = await promisify(execFile)(process.execPath, ["read-digit.mjs"], { cwd: join(root, "examples") });
  expect(stdout).toMatch(/^3 \((9\d|100)\.\d %\)\n$/);
});

test("the example program trains a network that reads more than 97 % of the test digits", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["train-mnist.mjs"], { cwd: join(root, "examples") });
  const accuracy = Number(/test accuracy ([\d.]+)/.exec(stdout)?.[1]);
  expect(accuracy).toBeGreaterThan(0.97);
}, 300_000);
