import { expect, test } from "vitest";
import type { Hdf5File } from "./hdf5.js";
import { weightSource } from "./weight-source.js";

/** A file of one number per data set, by path, and of attributes by "path:name". */
function fakeFile(numbers: Record<string, number>, attributes: Record<string, unknown> = {}): Hdf5File {
  const paths = Object.keys(numbers);
  return {
    names(path) {
      const prefix = path === "" ? "" : `${path}/`;
      const within = paths
        .filter((one) => one.startsWith(prefix))
        .map((one) => one.slice(prefix.length).split("/")[0]!);
      return within.length > 0 ? [...new Set(within)].sort() : undefined;
    },
    attribute: (path, name) => attributes[`${path}:${name}`],
    numbers: (path) => ({ shape: [], values: Float32Array.of(numbers[path]!) }),
  };
}

const numbersOf = (file: Hdf5File, layers: [className: string, name: string][]) =>
  weightSource(file)(layers.map(([className, name]) => ({ className, name }))).map((weights) =>
    weights.map(({ values }) => values[0]),
  );

const layers: [string, string][] = [
  ["Conv2D", "a"],
  ["BatchNormalization", "b"],
  ["ReLU", "c"],
  ["Conv2D", "d"],
];

test.each(["layers", "_layer_checkpoint_dependencies"])(
  "Keras 3's layout below %s counts each class by itself",
  (root) => {
    const file = fakeFile({
      [`${root}/conv2d/vars/0`]: 1,
      [`${root}/conv2d/vars/1`]: 2,
      [`${root}/conv2d_1/vars/0`]: 3,
      [`${root}/batch_normalization/vars/0`]: 4,
      [`${root}/dropout/seed_generator/vars/0`]: 9,
    });
    expect(numbersOf(file, layers)).toEqual([[1, 2], [4], [], [3]]);
  },
);

test("ten weights and more keep their order", () => {
  const file = fakeFile(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`layers/prelu/vars/${i}`, i])));
  expect(numbersOf(file, [["Prelu", "p"]])[0]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test("the legacy layout goes by names, also where a list of them fills several attributes", () => {
  const file = fakeFile(
    { "model_weights/a/a/kernel:0": 1, "model_weights/a/a/bias:0": 2, "model_weights/d/d/kernel:0": 3 },
    {
      "model_weights:layer_names0": ["a", "b"],
      "model_weights:layer_names1": ["c", "d"],
      "model_weights/a:weight_names": ["a/kernel:0", "a/bias:0"],
      "model_weights/b:weight_names": [],
      "model_weights/d:weight_names0": ["d/kernel:0"],
    },
  );
  expect(numbersOf(file, layers)).toEqual([[1, 2], [], [], [3]]);
});

test("another layout is a typed error that says what is there", () => {
  const failure = { code: "NOT_A_MODEL", message: expect.stringContaining("measurements") };
  expect(() => weightSource(fakeFile({ "measurements/0": 1 }))).toThrow(expect.objectContaining(failure));
});
