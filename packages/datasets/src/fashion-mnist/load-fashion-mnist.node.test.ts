import { existsSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { noCache } from "../caches/no-cache.js";
import { defaultSources } from "../loading/default-sources.js";
import type { TrainTest } from "../loading/load-idx-set.js";
import { directory } from "../sources/directory.js";
import { expectCard } from "../test-support/expect-card.js";
import { fashionMnist } from "./fashion-mnist.js";
import { fashionMnistCard } from "./fashion-mnist-card.js";
import { loadFashionMnist } from "./load-fashion-mnist.js";

const installed = "/usr/share/datasets/fashion-mnist";
const install = "apt-get install -y dataset-fashion-mnist";
// In CI the tests run without the files as well, and fail.
const skipped = !existsSync(installed) && !process.env.CI;
if (skipped) console.warn(`The tests on the real Fashion-MNIST are skipped: ${installed} is not there. ${install}`);

describe.skipIf(skipped)(`the real Fashion-MNIST (${install})`, () => {
  let clothes: TrainTest;
  beforeAll(async () => {
    clothes = await loadFashionMnist({ sources: [directory(installed)], cache: noCache() });
  });

  test("is what its card says", () => {
    expectCard(fashionMnistCard, clothes);
  });

  test("begins with an ankle boot and a T-shirt; the test images with an ankle boot and a pullover", () => {
    const names = ({ train, test }: TrainTest) =>
      [train.at(0), train.at(1), test.at(0), test.at(1)].map(({ label }) => train.classNames[label]);
    expect(names(clothes)).toEqual(["Ankle boot", "T-shirt/top", "Ankle boot", "Pullover"]);
  });

  test("has the mean pixel 0.2860 that normalisation tables give", () => {
    const sum = clothes.train.images.reduce((total, pixel) => total + pixel, 0);
    expect(sum / 47_040_000 / 255).toBeCloseTo(0.286, 4);
  });
});

test("Debian's package is asked first, then Keras' mirror", () => {
  const [system, mirrors] = defaultSources(fashionMnist);
  expect(system!.locate("t10k-labels-idx1-ubyte").map(({ name }) => name)).toContain(
    `${installed}/t10k-labels-idx1-ubyte.gz`,
  );
  expect(mirrors!.locate("t10k-labels-idx1-ubyte")[0]!.name).toBe(
    "https://storage.googleapis.com/tensorflow/tf-keras-datasets/t10k-labels-idx1-ubyte.gz",
  );
});
