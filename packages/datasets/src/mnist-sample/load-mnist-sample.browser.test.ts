import { expect, test } from "vitest";
import { sha256 } from "../loading/sha256.js";
import { loadMnistSample } from "./load-mnist-sample.js";
import { sampleSha256 } from "./test-support/sample-sha256.js";

test("a page unpacks the digits that Node unpacks", async () => {
  const { train, test: testHalf } = loadMnistSample();
  expect({ train: await sha256(train.images), test: await sha256(testHalf.images) }).toEqual(sampleSha256);
});
