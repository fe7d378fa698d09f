import { setupWasm } from "@mnistlab/backend";
import { Dataset, type DatasetInit } from "@mnistlab/datasets";
import * as models from "../index.js";
import { trainFromOneSeed } from "./one-seed.js";

/** A module worker that trains in every way, with workers of its own, and answers with the hashes. */
self.onmessage = async ({ data }: MessageEvent<DatasetInit>) => {
  await setupWasm();
  self.postMessage(await trainFromOneSeed(models, new Dataset(data)));
};
