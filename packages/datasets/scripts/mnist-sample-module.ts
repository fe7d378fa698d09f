import type { TrainTest } from "../src/loading/load-idx-set.js";
import { BitWriter } from "../src/mnist-sample/bit-writer.js";
import { codePixels } from "../src/mnist-sample/code-pixels.js";
import { sampleOrder } from "./sample-order.js";

/** Bundlers take this for the source, so that the source map of what is published does not repeat half a megabyte. */
const EMPTY_SOURCE = JSON.stringify({
  version: 3,
  sources: ["mnist-sample-data"],
  sourcesContent: [""],
  mappings: "AAAA",
});
const SOURCE_MAP = `//# sourceMappingURL=data:application/json,${encodeURIComponent(EMPTY_SOURCE)}`;

/** The source of src/mnist-sample/mnist-sample-data.ts: a seeded sample of the verified MNIST, as text. */
export function mnistSampleModule({ train, test }: TrainTest): string {
  const classes = train.classNames.length;
  const trainIndices = sampleOrder(train.labels, { perClass: 200, classes, seed: 1 });
  const testIndices = sampleOrder(test.labels, { perClass: 50, classes, seed: 1 });
  const trainSample = train.subset(trainIndices);
  const testSample = test.subset(testIndices);
  const [height, width] = train.shape;
  const writer = new BitWriter();
  codePixels(trainSample.concat(testSample).images, { width, height }, writer);
  const exports = {
    pixels: Buffer.from(writer.finish()).toString("base64"),
    trainLabels: trainSample.labels.join(""),
    testLabels: testSample.labels.join(""),
    trainIndices: base64OfUint16(trainIndices),
    testIndices: base64OfUint16(testIndices),
  };
  return [
    "// Made by scripts/build-mnist-sample.ts from the verified originals of MNIST (CC BY-SA 3.0); never committed.",
    ...Object.entries(exports).map(([name, text]) => `export const ${name} = "${text}";`),
    SOURCE_MAP,
    "",
  ].join("\n");
}

function base64OfUint16(numbers: readonly number[]): string {
  return Buffer.from(numbers.flatMap((number) => [number & 255, number >> 8])).toString("base64");
}
