import { createHash } from "node:crypto";
import { readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { folderOf } from "../test-support/folder-of.js";
import type { Answer } from "../test-support/server/answer.js";
import { brokenAnswer, fileAnswer } from "../test-support/server/answers.js";
import { testServer } from "../test-support/server/test-server.js";
import { bundleProgram, type RunningProgram, type StartProgram } from "../test-support/start-program.js";
import type { CanonicalFile } from "./canonical-file.js";

const content = Uint8Array.from({ length: 4_000_000 }, (_, i) => (i * 7 + (i >> 8) + (i >> 16)) % 256);
const sha256 = createHash("sha256").update(content).digest("hex");
const file: CanonicalFile = { name: "images", bytes: content.length, sha256, gzip: { bytes: 0, sha256: "" } };
const half = content.length / 2;

let start: StartProgram;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ start, remove } = await bundleProgram(new URL("../test-support/load-file.program.ts", import.meta.url)));
});
afterAll(() => remove());

function startLoading(url: string, folder: string): RunningProgram {
  const program = start(url, folder, JSON.stringify(file));
  onTestFinished(() => void program.process.kill("SIGKILL"));
  return program;
}

/** All lines that the program prints. */
async function linesOf(program: RunningProgram): Promise<string[]> {
  const lines: string[] = [];
  while (lines.at(-1) !== "done") lines.push(await program.nextLine());
  return lines;
}

/** Sends the first half and then nothing more, without breaking the connection. */
const halfAnswer: Answer = { file: content, after: half, ending: "silence" };

/** A folder in which a process was killed after it had loaded the first half. */
async function folderAfterKill(): Promise<string> {
  const folder = await folderOf();
  const server = await testServer(halfAnswer);
  const program = startLoading(server.url, folder);
  while ((await program.nextLine()) !== String(half));
  program.process.kill("SIGKILL");
  expect(await program.exit).toBe(null);
  return folder;
}

/** The server of {@link folderAfterKill} is gone; its successor has another URL, which is in the tag. */
async function moveTo(folder: string, url: string): Promise<void> {
  const path = join(folder, "big", "images.partial");
  const partial = await readFile(path);
  const end = partial.indexOf("\n");
  const tag = JSON.stringify(`"v1" ${url}/images`);
  await writeFile(path, Buffer.concat([Buffer.from(`${tag}\n`), partial.subarray(end + 1)]));
}

test("after kill -9 in the middle of a download, the next process downloads only the rest", async () => {
  const folder = await folderOf();
  const server = await testServer(halfAnswer, fileAnswer(content));
  const killed = startLoading(server.url, folder);
  while ((await killed.nextLine()) !== String(half));
  killed.process.kill("SIGKILL");
  expect(await killed.exit).toBe(null);
  expect(await readdir(join(folder, "big"))).toEqual(["images.partial"]);

  const lines = await linesOf(startLoading(server.url, folder));
  const { ranges, conditions } = await server.log();
  expect(ranges).toEqual([null, `bytes=${half}-`]);
  expect(conditions[1]).toBe('"v1"');
  expect(Number(lines[0])).toBeGreaterThan(half);
  expect(lines.filter((line) => line.startsWith("warning"))).toEqual([]);
  expect(await readdir(join(folder, "big"))).toEqual(["images"]);
  expect((await readFile(join(folder, "big", "images"))).equals(content)).toBe(true);
});

test.each<[string, (path: string) => Promise<void>]>([
  ["damaged", async (path) => writeFile(path, (await readFile(path)).fill(7, 1000, 2000))],
  ["of nothing but a first line", async (path) => truncate(path, (await readFile(path)).indexOf("\n") + 1)],
  ["cut in its first line", (path) => truncate(path, 5)],
  ["empty", (path) => truncate(path, 0)],
  ["longer than the file", async (path) => truncate(path, 50_000_000)],
])("a beginning that is %s does no harm: the right bytes are loaded and no beginning stays", async (_, damage) => {
  const folder = await folderAfterKill();
  const server = await testServer(fileAnswer(content));
  await moveTo(folder, server.url);
  await damage(join(folder, "big", "images.partial"));
  await linesOf(startLoading(server.url, folder));
  expect(await readdir(join(folder, "big"))).toEqual(["images"]);
  expect((await readFile(join(folder, "big", "images"))).equals(content)).toBe(true);
});

test("processes killed at any moment leave no half file, and come to an end together", async () => {
  const folder = await folderOf();
  const server = await testServer(brokenAnswer(content, 500_000));
  for (let round = 0; round < 20; round++) {
    const program = startLoading(server.url, folder);
    const first = await program.nextLine();
    if (first === "done" || Number(first) === content.length) {
      await program.exit;
      break;
    }
    program.process.kill("SIGKILL");
    await program.exit;
    const { size } = await stat(join(folder, "big", "images")).catch(() => ({ size: content.length }));
    expect(size).toBe(content.length);
  }
  const good = await testServer(fileAnswer(content));
  await linesOf(startLoading(good.url, folder));
  expect((await readFile(join(folder, "big", "images"))).equals(content)).toBe(true);
});

test("two processes that fill one cache at once both succeed", async () => {
  const folder = await folderOf();
  const server = await testServer(fileAnswer(content, { together: 2 }));
  const programs = [1, 2].map(() => startLoading(server.url, folder));
  const lines = await Promise.all(programs.map(linesOf));
  expect(lines.flat().filter((line) => line.startsWith("warning"))).toEqual([]);
  expect(await Promise.all(programs.map(({ exit }) => exit))).toEqual([0, 0]);
  expect((await readFile(join(folder, "big", "images"))).equals(content)).toBe(true);
  expect(await readdir(join(folder, "big"))).toEqual(["images"]);
});
