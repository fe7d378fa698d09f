import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Dataset } from "./dataset.js";
import { errorOf } from "./test-support/error-of.js";
import { exampleDataset, ids, numbered } from "./test-support/numbered.js";

test("the examples of the doc comments are true", () => {
  const dataset = exampleDataset();
  expect(dataset.concat(dataset.skip(1), dataset.take(1)).labels).toEqual(Uint8Array.of(0, 1, 0, 1, 0, 0));
  expect(dataset.mapLabels((label) => 1 - label, ["dog", "cat"]).labels).toEqual(Uint8Array.of(1, 0, 1));
});

describe("concat", () => {
  const piece = fc
    .tuple(fc.nat(12), fc.nat(12), fc.boolean())
    .map(([n, start, shuffled]) => (shuffled ? numbered(n).shuffle(2) : numbered(n)).slice(start));

  test("has the bytes of all parts side by side, whatever views they are", () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.nat(30), fc.nat(30), (parts, from, to) => {
        const [first, ...others] = parts;
        const whole = () => first!.concat(...others);
        expect([...whole().images]).toEqual(parts.flatMap(({ images }) => [...images]));
        expect([...whole().labels]).toEqual(parts.flatMap(({ labels }) => [...labels]));
        const samples = parts.flatMap((part) => [...part]);
        expect([...whole().slice(from, to)]).toEqual(samples.slice(from, to));
        expect(ids(whole().shuffle(3)).sort()).toEqual(parts.flatMap(ids).sort());
        expect([...whole().concat(whole())]).toEqual([...samples, ...samples]);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test("copies pixels once, and that for all views of it", () => {
    const whole = numbered(3).concat(numbered(2));
    const views = [whole.slice(1), whole.shuffle(1), whole.mapLabels(() => 0, ["all"])];
    const { buffer } = whole.images;
    expect(views.map((view) => view.at(0).image.buffer === buffer)).toEqual([true, true, true]);
  });

  test("takes data sets of another installed copy of this package", () => {
    const { images, labels, shape, classNames } = numbered(2);
    const foreign = { images, labels, shape, classNames, length: 2 } as unknown as Dataset;
    expect(ids(numbered(1).concat(foreign))).toEqual([0, 0, 1]);
  });

  test("refuses images of another shape and other classes, and says which", async () => {
    const { images, labels, shape, classNames } = numbered(2);
    const upright = new Dataset({ images, labels, shape: [2, 1, 1], classNames });
    const renamed = new Dataset({ images, labels, shape, classNames: ["a", "b", "d"] });
    const error = await errorOf(() => numbered(1).concat(numbered(1), upright));
    expect(error.code).toBe("SHAPE_MISMATCH");
    expect(error.message).toContain("shape [1,2,1], as in the first data set, found [2,1,1]");
    const other = await errorOf(() => numbered(1).concat(renamed));
    expect(other.code).toBe("CLASS_MISMATCH");
    expect(other.message).toContain('classes ["a","b","c"], as in the first data set, found ["a","b","d"]');
  });
});

describe("mapLabels", () => {
  test("maps the label of every sample, of any view, and shares the pixels", () => {
    fc.assert(
      fc.property(fc.nat(20), fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }), (length, map) => {
        const dataset = numbered(length).shuffle(1).slice(2);
        const mapped = dataset.mapLabels((label) => map[label]!, ["k", "l", "m", "n"]);
        expect([...mapped]).toEqual(Array.from(dataset, ({ image, label }) => ({ image, label: map[label] })));
        expect(mapped.classNames).toEqual(["k", "l", "m", "n"]);
        if (mapped.length > 0) expect(mapped.at(0).image.buffer).toBe(dataset.at(0).image.buffer);
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test("asks only for the classes that occur, so classes can be dropped and the rest renumbered", () => {
    const asked: number[] = [];
    const two = numbered(9).filter(({ label }) => label !== 1);
    const mapped = two.mapLabels((label) => asked.push(label) - 1, ["a", "c"]);
    expect(asked).toEqual([0, 2]);
    expect([...mapped.labels]).toEqual([0, 1, 0, 1, 0, 1]);
  });

  test.each([2, -1, 0.5, Number.NaN])("refuses %s as one of two classes", async (label) => {
    const error = await errorOf(() => numbered(3).mapLabels((old) => (old === 1 ? label : 0), ["x", "y"]));
    expect(error.code).toBe("LABEL_OUT_OF_RANGE");
    expect(error.message).toContain(`from 0 to 1 (2 class names), found ${label} for label 1`);
  });

  test("refuses class 256, which is no byte", async () => {
    const names = Array.from({ length: 300 }, String);
    expect((await errorOf(() => numbered(3).mapLabels(() => 256, names))).code).toBe("LABEL_OUT_OF_RANGE");
  });
});
