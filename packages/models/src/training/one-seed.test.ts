import { loadMnist, noCache } from "@mnistlab/datasets";
import { beforeAll, expect, test } from "vitest";
import * as models from "../index.js";
import { ONE_SEED_IMAGES, ONE_SEED_SHA256, ONE_SEED_WAYS, trainFromOneSeed } from "../testing/one-seed.js";
import { useWasm } from "../testing/use-backends.js";

beforeAll(useWasm);

test("one seed gives the recorded weights, with any number of workers, interrupted or not", async () => {
  const { train } = await loadMnist({ cache: noCache() });
  const hashes = await trainFromOneSeed(models, train.take(ONE_SEED_IMAGES));
  expect(hashes).toEqual(ONE_SEED_WAYS.map(() => ONE_SEED_SHA256));
});
