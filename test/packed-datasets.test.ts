import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PackedPackage, packPackage, unpackInto } from "./packed-package.js";

let datasets: PackedPackage;
let mnist: PackedPackage;
beforeAll(async () => {
  [datasets, mnist] = await Promise.all([packPackage("datasets"), packPackage("mnist")]);
});
afterAll(() => Promise.all([datasets, mnist].map(({ path }) => rm(dirname(path), { recursive: true }))));

test("@mnistlab/mnist publishes the data, its manifest and its papers, and not more than 11.5 MB", () => {
  expect(mnist.files.map(({ path }) => path)).toEqual([
    "LICENSE",
    "README.md",
    "files/t10k-images-idx3-ubyte.gz",
    "files/t10k-labels-idx1-ubyte.gz",
    "files/train-images-idx3-ubyte.gz",
    "files/train-labels-idx1-ubyte.gz",
    "manifest.json",
    "package.json",
  ]);
  expect(mnist.size).toBeLessThan(11_500_000);
});

test("@mnistlab/datasets publishes what was built and its papers", () => {
  const others = datasets.files
    .map(({ path }) => path)
    .filter((path) => !/^dist\/[\w-]+\.(js|js\.map|d\.ts)$/.test(path));
  expect(others).toEqual(["LICENSE", "README.md", "package.json"]);
});

test("the sample of MNIST is at most 500 KB of JavaScript, and not repeated in its source map", () => {
  const sizeOf = (path: string) => datasets.files.find((file) => file.path === path)!.size;
  expect(sizeOf("dist/mnist-sample.js")).toBeLessThanOrEqual(500_000);
  expect(sizeOf("dist/mnist-sample.js.map")).toBeLessThan(50_000);
});

describe("in an empty project with both packages installed", () => {
  let project: string;
  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), "mnistlab-stranger-"));
    await unpackInto(project, datasets);
    await unpackInto(project, mnist);
    const dependencies = fileURLToPath(new URL("../packages/datasets/node_modules/", import.meta.url));
    for (const name of ["fast-png", "pure-rand"]) {
      await symlink(await realpath(join(dependencies, name)), join(project, "node_modules", name), "junction");
    }
    await writeFile(join(project, "package.json"), JSON.stringify({ name: "stranger", private: true, type: "module" }));
    await mkdir(join(project, "cache"));
  });
  afterAll(() => rm(project, { recursive: true }));

  /** What a program of the project prints, as JSON. Every use of `fetch` ends it. */
  async function output(program: string): Promise<unknown> {
    const offline = `globalThis.fetch = (url) => { console.error("asked for " + url); process.exit(1); };\n`;
    await writeFile(join(project, "program.js"), offline + program);
    const env = { ...process.env, MNISTLAB_CACHE: join(project, "cache"), NODE_OPTIONS: "" };
    const { stdout } = await promisify(execFile)(process.execPath, ["program.js"], { cwd: project, env });
    return JSON.parse(stdout);
  }

  test("loadMnist() without an option has all images, from the package alone", async () => {
    const result = await output(`
      import { loadMnist } from "@mnistlab/datasets";
      const sources = [];
      const { train, test } = await loadMnist({ onProgress: ({ source }) => sources.push(source) });
      console.log(JSON.stringify({ sizes: [train.length, test.length], counts: test.classCounts(), sources }));
    `);
    const { sizes, counts, sources } = result as { sizes: number[]; counts: number[]; sources: string[] };
    expect(sizes).toEqual([60_000, 10_000]);
    expect(counts).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    const folder = join(await realpath(project), "node_modules/@mnistlab/mnist/files");
    expect([...new Set(sources.map((source) => dirname(source)))]).toEqual([folder]);
    expect(await readdir(join(project, "cache"))).toEqual([]);
  });

  test("the manifest and the files can be resolved by name", async () => {
    const result = await output(`
      import manifest from "@mnistlab/mnist/manifest.json" with { type: "json" };
      const file = import.meta.resolve("@mnistlab/mnist/" + manifest.files.testLabels.path);
      console.log(JSON.stringify({ licence: manifest.licence, file }));
    `);
    expect(result).toEqual({
      licence: "CC-BY-SA-3.0",
      file: expect.stringMatching(/\/@mnistlab\/mnist\/files\/t10k-labels-idx1-ubyte\.gz$/),
    });
  });

  test("the sample needs nothing but its own module and what it shares with others", async () => {
    const result = await output(`
      import { loadMnistSample } from "@mnistlab/datasets/sample";
      const { train, test } = loadMnistSample();
      console.log(JSON.stringify([train.classCounts(), test.classCounts()]));
    `);
    expect(result).toEqual([new Array(10).fill(200), new Array(10).fill(50)]);
  });

  test("who imports the main entry does not load the sample", async () => {
    const dist = join(project, "node_modules/@mnistlab/datasets/dist");
    expect(await importedFiles(dist, "index.js")).not.toContain("mnist-sample.js");
    expect(await importedFiles(dist, "mnist-sample.js")).not.toContain("index.js");
  });
});

/** The files of `folder` that `entry` loads, itself included. */
async function importedFiles(folder: string, entry: string): Promise<string[]> {
  const found = new Set([entry]);
  for (const file of found) {
    const text = await readFile(join(folder, file), "utf8");
    for (const [, name] of text.matchAll(/(?:from|import\(?)\s*['"]\.\/([^'"]+)['"]/g)) found.add(name!);
  }
  return [...found];
}
