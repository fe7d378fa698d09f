import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type FileSource, mnistCard, noCache } from "@mnistlab/datasets";
import type { CanonicalFile } from "../../datasets/src/loading/canonical-file.js";
import { loadFile } from "../../datasets/src/loading/load-file.js";
import { sha256 } from "../../datasets/src/loading/sha256.js";
import { mnistFiles } from "../../datasets/src/mnist/mnist-files.js";
import { deterministicGzip } from "./deterministic-gzip.js";
import type { Manifest, ManifestFile } from "./manifest.js";

/**
 * Writes the package's content into a folder: `files/*.gz` and, last, `manifest.json`.
 *
 * @param source - Where the originals are, gzip or plain.
 * @throws {DatasetError} `CHECKSUM_MISMATCH` if a file is not the original, `SOURCE_UNAVAILABLE` if it is not there. Of the
 * former content nothing is left then, so that it cannot be published in its place.
 */
export async function buildFiles(source: FileSource, output: string): Promise<Manifest> {
  await rm(join(output, "files"), { recursive: true, force: true });
  await rm(join(output, "manifest.json"), { force: true });
  const originals: { role: string; file: CanonicalFile; content: Uint8Array }[] = [];
  for (const [role, file] of Object.entries(mnistFiles)) {
    originals.push({ role, file, content: await loadFile(file, file.name, { sources: [source], cache: noCache() }) });
  }

  await mkdir(join(output, "files"), { recursive: true });
  const files: Record<string, ManifestFile> = {};
  for (const { role, file, content } of originals) {
    const path = `files/${file.name}.gz`;
    const packed = deterministicGzip(content);
    await writeFile(join(output, path), packed);
    const gzip = { bytes: packed.length, sha256: await sha256(packed) };
    files[role] = { name: file.name, path, bytes: content.length, sha256: await sha256(content), gzip };
  }
  const authors = ["Yann LeCun", "Corinna Cortes", "Christopher J. C. Burges"];
  const manifest: Manifest = { ...mnistCard, authors, files: files as Manifest["files"] };
  await writeFile(join(output, "manifest.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
  return manifest;
}
