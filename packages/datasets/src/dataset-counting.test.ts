import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Dataset } from "./dataset.js";
import { installedMnist } from "./test-support/installed-mnist.js";
import { exampleDataset, numbered } from "./test-support/numbered.js";

test("the examples of the doc comments are true", () => {
  const { mean, standardDeviation } = exampleDataset().statistics();
  expect(exampleDataset().classCounts()).toEqual([2, 1]);
  expect([mean, standardDeviation].map(([value]) => value!.toFixed(4))).toEqual(["0.4902", "0.3349"]);
});

test("classCounts counts the samples of any view, also of classes that do not occur", () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), (length, start) => {
      const dataset = numbered(length).shuffle(1).slice(start);
      const labels = [...dataset.labels];
      expect(dataset.classCounts()).toEqual([0, 1, 2].map((k) => labels.filter((label) => label === k).length));
    }),
    { seed: 1, numRuns: 100 },
  );
});

describe("statistics", () => {
  test("are those of the definition, for each channel", () => {
    const drawn = fc.record({
      channels: fc.integer({ min: 1, max: 4 }),
      pixels: fc.array(fc.array(fc.nat(255), { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 20 }),
    });
    fc.assert(
      fc.property(drawn, ({ channels, pixels }) => {
        const images = Uint8Array.from(pixels.flatMap((values) => values.flatMap((v) => Array(channels).fill(v))));
        for (let i = 0; i < images.length; i++) images[i] = (images[i]! * (1 + (i % channels))) % 256;
        const labels = new Uint8Array(pixels.length);
        const dataset = new Dataset({ images, labels, shape: [2, 4, channels], classNames: ["a"] });
        const { mean, standardDeviation } = dataset.statistics();
        expect([mean.length, standardDeviation.length]).toEqual([channels, channels]);
        for (let c = 0; c < channels; c++) {
          const values = [...images].filter((_, i) => i % channels === c).map((value) => value / 255);
          const average = values.reduce((sum, value) => sum + value, 0) / values.length;
          const variance = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / values.length;
          expect(mean[c]).toBeCloseTo(average, 12);
          expect(standardDeviation[c]).toBeCloseTo(Math.sqrt(variance), 12);
        }
        expect(dataset.shuffle(1).statistics()).toEqual({ mean, standardDeviation });
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test("of MNIST are the well-known ones: 0.1307 and 0.3081", async () => {
    const { train } = await installedMnist();
    const { mean, standardDeviation } = train.statistics();
    expect([mean[0]!.toFixed(4), standardDeviation[0]!.toFixed(4)]).toEqual(["0.1307", "0.3081"]);
    expect(train.classCounts()).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
  });

  test("equal pixels deviate by nothing, exactly; no pixels have no mean", () => {
    const labels = new Uint8Array(30);
    const grey = new Dataset({
      images: new Uint8Array(30 * 9).fill(77),
      labels,
      shape: [3, 3, 1],
      classNames: ["grey"],
    });
    expect(grey.statistics()).toEqual({ mean: [77 / 255], standardDeviation: [0] });
    expect(grey.take(0).statistics()).toEqual({ mean: [Number.NaN], standardDeviation: [Number.NaN] });
  });
});
