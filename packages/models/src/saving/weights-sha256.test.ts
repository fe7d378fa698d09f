import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { useWasm } from "../testing/use-backends.js";
import { weightsSha256 } from "./weights-sha256.js";

beforeAll(useWasm);

test("the hash is SHA-256 over the bytes of getWeights(), in order", async () => {
  const model = buildCnn();
  const hash = createHash("sha256");
  for (const weight of model.getWeights())
    hash.update(Buffer.from(new Uint8Array(Float32Array.from(weight.dataSync()).buffer)));
  expect(await weightsSha256(model)).toBe(hash.digest("hex"));
  model.dispose();
});

test("the default network's initial weights are the recorded ones", async () => {
  const model = buildCnn();
  expect(await weightsSha256(model)).toBe("8c12dc31ceb4d74646aba49ff934c0d6b1b958409d1333cc6ebc1404663f5793");
  model.dispose();
});
