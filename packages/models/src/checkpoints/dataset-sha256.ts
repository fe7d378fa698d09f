import type { Dataset } from "@mnistlab/datasets";
import { concatBytes } from "../saving/concat-bytes.js";
import { sha256 } from "../saving/sha256.js";

/** Images whose bytes are gathered at a time: 47 MB of MNIST are not copied at once. */
const chunk = 4096;

/** SHA-256 that tells data sets apart by their images, labels and order: the hash of the hashes of pieces. */
export async function datasetSha256(dataset: Dataset): Promise<string> {
  const hashes: string[] = [];
  for (const { images, labels } of dataset.batches(chunk)) hashes.push(await sha256(concatBytes([images, labels])));
  return sha256(new TextEncoder().encode(hashes.join("\n")));
}
