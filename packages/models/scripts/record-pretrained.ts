// Trains the lab sheet's network as `npm start -- --seed 7` does, and writes it with its card to experiments/pretrained/, from
// where the package embeds it. Needs a build.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { setupWasm } from "@mnistlab/backend";
import { type Dataset, loadMnist, mnistCard, writeIdx } from "@mnistlab/datasets";
import { accuracyScore, confusionMatrix } from "@mnistlab/metrics";
import { buildCnn, evaluate, fromBytes, predict, toBytes, train, weightsSha256 } from "@mnistlab/models";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { wilsonInterval } from "./wilson-interval.ts";

const LEAST_ACCURACY = 0.988;
const [seed, epochs, batchSize, validationSplit] = [7, 10, 128, 0.2];

await setupWasm();
const { train: trainSet, test } = await loadMnist();
const trained = buildCnn({ seed });
await train(trained, trainSet, { epochs, batchSize, validationSplit, seed });

const bytes = await toBytes(trained, { weightsDtype: "float16", includeOptimizer: "settings" });
const embedded = await fromBytes(bytes);
const { classes } = await predict(embedded, test);
const correct = accuracyScore(test.labels, classes) * test.length;
const [trainFiles, testFiles] = [trainSet, test].map(idxSha256);
const card = {
  name: "cnn",
  description: "The lab sheet's convolutional network, a reader of handwritten digits, trained on MNIST.",
  use:
    "One digit per image, 28 × 28 grey pixels prepared as MNIST's: cropped, scaled, centred by mass, light ink on a dark ground " +
    "(canonicalize of @mnistlab/datasets does it). It was tested on MNIST's writers only, and gives some digit for any image, " +
    "also for one of none.",
  inputShape: test.shape,
  classNames: test.classNames,
  parameters: embedded.countParams(),
  training: {
    command: `npm start -- --seed ${seed}`,
    backendCommit: execFileSync("git", ["log", "-1", "--format=%H", "--", "packages/backend"], {
      cwd: new URL("../../..", import.meta.url),
      encoding: "utf8",
    }).trim(),
    ...{ seed, epochs, batchSize, validationSplit },
    weightsSha256: await weightsSha256(trained),
    testAccuracy: await accuracyOf(trained),
  },
  data: {
    name: mnistCard.name,
    licence: mnistCard.licence,
    sha256: {
      trainImages: trainFiles!.images,
      trainLabels: trainFiles!.labels,
      testImages: testFiles!.images,
      testLabels: testFiles!.labels,
    },
  },
  weights: { dtype: "float16", sha256: await weightsSha256(embedded), bytes: bytes.length },
  test: {
    images: test.length,
    loss: (await evaluate(embedded, test)).loss,
    accuracy: correct / test.length,
    accuracyInterval: wilsonInterval(Math.round(correct), test.length),
    confusionMatrix: confusionMatrix(test.labels, classes),
  },
};

if (card.test.accuracy < LEAST_ACCURACY) {
  throw new Error(
    `It reads ${card.test.accuracy} of the test images, less than ${LEAST_ACCURACY}: nothing was written.`,
  );
}
const directory = new URL("../../../experiments/pretrained/", import.meta.url);
await mkdir(directory, { recursive: true });
await writeFile(new URL("cnn-card.json", directory), `${JSON.stringify(card, undefined, 2)}\n`);
const safetensors = Buffer.from(bytes).toString("base64");
await writeFile(new URL("cnn-model.json", directory), `${JSON.stringify({ safetensors })}\n`);
console.log(`${card.test.accuracy} of ${card.training.testAccuracy}, ${safetensors.length} characters`);

async function accuracyOf(model: LayersModel): Promise<number> {
  return accuracyScore(test.labels, (await predict(model, test)).classes);
}

/** SHA-256 of the IDX files of a data set, which are the originals without gzip. */
function idxSha256(dataset: Dataset): { images: string; labels: string } {
  const { images, labels } = writeIdx(dataset);
  const hash = (file: Uint8Array) => createHash("sha256").update(file).digest("hex");
  return { images: hash(images), labels: hash(labels) };
}
