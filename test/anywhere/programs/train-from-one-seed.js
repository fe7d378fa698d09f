import { readFileSync } from "node:fs";
import { setupWasm } from "@mnistlab/backend";
import { Dataset } from "@mnistlab/datasets";
import * as models from "@mnistlab/models";
import { trainFromOneSeed } from "./one-seed.js";
import { report } from "./report.js";

/** Trains on the images that the test has written beside this program. */
async function run() {
  const [images, labels] = ["images", "labels"].map((name) => new Uint8Array(readFileSync(`${name}.bin`)));
  const classNames = Array.from({ length: 10 }, (_, digit) => String(digit));
  await setupWasm();
  return trainFromOneSeed(models, new Dataset({ images, labels, shape: [28, 28, 1], classNames }));
}

report(run());
