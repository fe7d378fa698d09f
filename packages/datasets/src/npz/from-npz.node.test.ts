import { expect, test } from "vitest";
import { sha256 } from "../loading/sha256.js";
import { installedMnist } from "../test-support/installed-mnist.js";
import { npyBytes } from "../test-support/npy-bytes.js";
import { zipBytes } from "../test-support/zip-bytes.js";
import { fromNpz } from "./from-npz.js";

// In Node alone: packing 55 MB takes seconds.
test("the example of the doc comment is true of the real MNIST", async () => {
  const mnist = await installedMnist();
  const npz = zipBytes({
    "x_train.npy": npyBytes("|u1", [60_000, 28, 28], mnist.train.images),
    "y_train.npy": npyBytes("|u1", [60_000], mnist.train.labels),
    "x_test.npy": npyBytes("|u1", [10_000, 28, 28], mnist.test.images),
    "y_test.npy": npyBytes("|u1", [10_000], mnist.test.labels),
  });
  const { train, test } = await fromNpz(npz);
  expect(train.shape).toEqual([28, 28, 1]);
  expect(await sha256(train.images)).toBe(await sha256(mnist.train.images));
  expect(await sha256(test.images)).toBe(await sha256(mnist.test.images));
  expect(train.labels).toEqual(mnist.train.labels);
  expect(test.classNames).toEqual(mnist.test.classNames);
});
