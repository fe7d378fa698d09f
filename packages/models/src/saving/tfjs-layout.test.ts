import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io, memory } from "@tensorflow/tfjs-core";
import { type LayersModel, layers, loadLayersModel, sequential } from "@tensorflow/tfjs-layers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { predict } from "../training/predict.js";
import { load } from "./load.js";
import { save } from "./save.js";
import { weightsSha256 } from "./weights-sha256.js";

let root: string;
beforeAll(async () => {
  await useWasm();
  root = await mkdtemp(join(tmpdir(), "mnistlab-layout-"));
});
afterAll(() => rm(root, { recursive: true }));

const small = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8, batchNorm: true } as const;
const data = smallDataset(24);

/** What TensorFlow.js' own code makes of a model when it saves it. */
async function artifactsOf(model: LayersModel): Promise<io.ModelArtifacts> {
  let artifacts: io.ModelArtifacts | undefined;
  await model.save(
    io.withSaveHandler(async (given) => {
      artifacts = given;
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: "JSON" } };
    }),
  );
  return artifacts!;
}

/** TensorFlow.js' HTTP handler, reading from a directory. */
const served = (directory: string) =>
  io.http("http://localhost/model/model.json", {
    fetchFunc: async (url) => {
      const name = new URL(url.toString()).pathname.replace("/model/", "");
      const headers = { "content-type": name.endsWith(".json") ? "application/json" : "application/octet-stream" };
      return new Response(await readFile(join(directory, name)), { headers });
    },
  });

test.each(["float32", "float16"] as const)(
  "tf.loadLayersModel opens what save writes with %s weights, through TensorFlow.js' own HTTP handler",
  async (weightsDtype) => {
    const model = buildCnn(small);
    const directory = join(root, weightsDtype);
    await save(model, directory, { weightsDtype });
    const [ours, theirs] = [await load(directory), await loadLayersModel(served(directory))];
    expect(await weightsSha256(theirs)).toBe(await weightsSha256(ours));
    const [expected, found] = [await predict(ours, data), await predict(theirs, data)];
    found.probabilities.forEach((value, i) => {
      expect(value).toBeCloseTo(expected.probabilities[i]!, 6); // theirs is not compiled: sums round otherwise
    });
    if (weightsDtype === "float32") expect(await weightsSha256(ours)).toBe(await weightsSha256(model));
    for (const one of [model, ours, theirs]) one.dispose();
  },
);

test("what TensorFlow.js wrote in shards that cut weights in two is loaded", async () => {
  const model = buildCnn(small);
  const { weightSpecs, weightData, ...description } = await artifactsOf(model);
  const bytes = new Uint8Array(io.CompositeArrayBuffer.join(weightData));
  const directory = join(root, "shards");
  await mkdir(directory);
  const size = 101;
  const paths: string[] = [];
  for (let begin = 0; begin < bytes.length; begin += size) {
    paths.push(`group1-shard${paths.length + 1}of${Math.ceil(bytes.length / size)}.bin`);
    await writeFile(join(directory, paths.at(-1)!), bytes.subarray(begin, begin + size));
  }
  const json = { ...description, weightsManifest: [{ paths, weights: weightSpecs }] };
  await writeFile(join(directory, "model.json"), JSON.stringify(json));
  const loaded = await load(directory);
  expect(paths.length).toBeGreaterThan(3);
  expect(await weightsSha256(loaded)).toBe(await weightsSha256(model));
  expect(await predict(loaded, data)).toEqual(await predict(model, data));
  model.dispose();
  loaded.dispose();
});

test.each(["uint8", "uint16"] as const)(
  "weights that the converter quantised to %s, in two groups, are loaded within half a step",
  async (dtype) => {
    const model = sequential({ layers: [layers.dense({ units: 7, inputShape: [5], name: `dense_${dtype}` })] });
    const { weightSpecs, weightData, ...description } = await artifactsOf(model);
    const values = new Float32Array(io.CompositeArrayBuffer.join(weightData));
    const directory = join(root, dtype);
    await mkdir(directory);
    let offset = 0;
    let largestStep = 0;
    const weightsManifest: io.WeightsManifestConfig = [];
    for (const [i, spec] of weightSpecs!.entries()) {
      const own = values.subarray(offset, offset + spec.shape.reduce((a, b) => a * b, 1));
      offset += own.length;
      const [min, max] = [Math.min(...own), Math.max(...own)];
      const scale = (max - min) / (dtype === "uint8" ? 255 : 65_535) || 1;
      largestStep = Math.max(largestStep, scale);
      const numbers = Array.from(own, (value) => Math.round((value - min) / scale));
      const packed = dtype === "uint8" ? Uint8Array.from(numbers) : Uint16Array.from(numbers);
      await writeFile(join(directory, `group${i}.bin`), packed);
      weightsManifest.push({ paths: [`group${i}.bin`], weights: [{ ...spec, quantization: { dtype, scale, min } }] });
    }
    await writeFile(join(directory, "model.json"), JSON.stringify({ ...description, weightsManifest }));
    const before = memory().numTensors;
    const loaded = await load(directory);
    const found = loaded.getWeights().flatMap((weight) => [...weight.dataSync()]);
    found.forEach((value, i) => {
      expect(Math.abs(value - values[i]!)).toBeLessThanOrEqual(largestStep * 0.501);
    });
    loaded.dispose();
    expect(memory().numTensors).toBe(before);
    model.dispose();
  },
);
