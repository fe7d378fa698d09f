import fc from "fast-check";
import { expect, test } from "vitest";
import type { Batch } from "../batches.js";
import { Dataset } from "../dataset.js";
import { errorOf } from "../test-support/error-of.js";
import { rotate } from "./affine/rotate.js";
import { scale } from "./affine/scale.js";
import { shear } from "./affine/shear.js";
import { shift } from "./affine/shift.js";
import { augment } from "./augment.js";
import { augmentBatch } from "./augment-batch.js";
import { elastic } from "./pixels/elastic.js";
import { erase } from "./pixels/erase.js";
import { noise } from "./pixels/noise.js";
import { augmentedDigest } from "./test-support/augmented-digest.js";

const everything = augment(shift(2), rotate(10), scale(0.1), shear(10), elastic({ sigma: 2 }), noise(8), erase());

/** Images of a bright square in the middle: moves show, nothing leaves. */
function squares(size: number, side = 9, channels = 1): Batch {
  const images = Uint8Array.from({ length: size * side * side * channels }, (_, i) => {
    const pixel = Math.floor(i / channels) % (side * side);
    const [x, y] = [pixel % side, Math.floor(pixel / side)];
    return Math.max(Math.abs(x - (side - 1) / 2), Math.abs(y - (side - 1) / 2)) <= side / 5 ? 200 : 0;
  });
  return { images, labels: Uint8Array.from({ length: size }, (_, i) => i % 10), shape: [side, side, channels], size };
}

const part = (batch: Batch, from: number, to: number): Batch => {
  const length = batch.images.length / batch.size;
  return {
    images: batch.images.subarray(from * length, to * length),
    labels: batch.labels.subarray(from, to),
    shape: batch.shape,
    size: to - from,
  };
};

test("the example of the doc comment is true: an epoch in batches, each sample with its own index", () => {
  const { images, labels, shape } = squares(10);
  const training = new Dataset({ images, labels, shape, classNames: [..."0123456789"] });
  const pipeline = augment(shift(2), rotate(10));
  const epoch = 3;
  const pieces: number[] = [];
  let firstIndex = 0;
  for (const batch of training.shuffle(epoch).batches(4)) {
    const augmented = augmentBatch(batch, pipeline, { seed: 7, epoch, firstIndex });
    firstIndex += batch.size;
    pieces.push(...augmented.images);
  }
  const [whole] = training.shuffle(epoch).batches(10);
  expect(pieces).toEqual([...augmentBatch(whole!, pipeline, { seed: 7, epoch }).images]);
});

test("a sample's change depends on seed, epoch and its index, not on the batch that it is in", () => {
  const drawn = fc.record({
    size: fc.integer({ min: 1, max: 9 }),
    cut: fc.nat(9),
    seed: fc.maxSafeInteger(),
    epoch: fc.nat(),
    firstIndex: fc.nat(),
    channels: fc.constantFrom(1, 3),
  });
  fc.assert(
    fc.property(drawn, ({ size, cut, seed, epoch, firstIndex, channels }) => {
      const batch = squares(size, 9, channels);
      const at = Math.min(cut, size);
      const whole = augmentBatch(batch, everything, { seed, epoch, firstIndex });
      const first = augmentBatch(part(batch, 0, at), everything, { seed, epoch, firstIndex });
      const second = augmentBatch(part(batch, at, size), everything, { seed, epoch, firstIndex: firstIndex + at });
      expect([...first.images, ...second.images]).toEqual([...whole.images]);
    }),
    { seed: 13, numRuns: 100 },
  );
});

test("samples, epochs and seeds differ; the batch itself stays as it is", () => {
  const batch = squares(2);
  const before = batch.images.slice();
  const draws = [{ seed: 1 }, { seed: 2 }, { seed: 1, epoch: 1 }, { seed: 1, firstIndex: 2 }].flatMap((options) => {
    const { images, labels } = augmentBatch(batch, everything, options);
    expect(labels).toBe(batch.labels);
    return [images.subarray(0, 81).join(), images.subarray(81).join()];
  });
  expect(new Set(draws).size).toBe(8);
  expect(batch.images).toEqual(before);
});

test("moves move as far as they say: a shift's centre of mass is spread evenly over its range", () => {
  const { images } = augmentBatch(squares(2000, 15), augment(shift(3)), { seed: 4 });
  const centers = Array.from({ length: 2000 }, (_, i) => {
    const image = images.subarray(i * 225, (i + 1) * 225);
    const mass = image.reduce((sum, value) => sum + value, 0);
    return image.reduce((sum, value, at) => sum + value * (at % 15), 0) / mass - 7;
  });
  expect(Math.max(...centers)).toBeLessThanOrEqual(3.01);
  expect(Math.max(...centers)).toBeGreaterThan(2.9);
  expect(Math.min(...centers)).toBeLessThan(-2.9);
  expect(centers.filter((x) => x > 0).length).toBeGreaterThan(930);
  expect(centers.filter((x) => x > 0).length).toBeLessThan(1070);
});

test("moves of strength 0 and noise 0 change nothing", () => {
  const batch = squares(3);
  const still = augment(shift(0), rotate(0), scale(0), shear(0), elastic({ alpha: 0 }), noise(0));
  expect(augmentBatch(batch, still, { seed: 1 }).images).toEqual(batch.images);
});

test("erase fills one rectangle of the area it was told, in about the share of images it was told", () => {
  const size = 500;
  const batch: Batch = { images: new Uint8Array(size * 400), labels: new Uint8Array(size), shape: [20, 20, 1], size };
  const { images } = augmentBatch(batch, augment(erase({ probability: 0.3, area: [0.1, 0.2], fill: 9 })), { seed: 2 });
  let erased = 0;
  for (let i = 0; i < size; i++) {
    const at = [...images.subarray(i * 400, (i + 1) * 400).keys()].filter((p) => images[i * 400 + p] === 9);
    if (at.length === 0) continue;
    erased++;
    const [columns, rows] = [at.map((p) => p % 20), at.map((p) => Math.floor(p / 20))];
    const wide = Math.max(...columns) - Math.min(...columns) + 1;
    const tall = Math.max(...rows) - Math.min(...rows) + 1;
    expect(wide * tall).toBe(at.length);
    expect(at.length / 400).toBeGreaterThan(0.08);
    expect(at.length / 400).toBeLessThan(0.23);
  }
  expect(erased / size).toBeGreaterThan(0.24);
  expect(erased / size).toBeLessThan(0.36);
});

test("a step of one's own takes its chance from the stream", () => {
  const mirror = {
    name: "mirror",
    prepare:
      ([, width]: Batch["shape"]) =>
      (image: Uint8Array, random: { integer(): number }) => {
        if (random.integer() & 1) for (let y = 0; y < image.length; y += width) image.subarray(y, y + width).reverse();
      },
  };
  const batch: Batch = {
    images: Uint8Array.from({ length: 40 }, (_, i) => i % 2),
    labels: new Uint8Array(20),
    shape: [1, 2, 1],
    size: 20,
  };
  const { images } = augmentBatch(batch, augment(mirror), { seed: 1 });
  const mirrored = images.filter((value, i) => i % 2 === 0 && value === 1).length;
  expect(mirrored).toBeGreaterThan(4);
  expect(mirrored).toBeLessThan(16);
});

test("gives these bits, in every version and engine", async () => {
  expect(await augmentedDigest()).toBe("ec5feac32844d1076710a5b07fbc4bab0b83a83ff256eb29cd800f641be559cc");
});

test.each([
  [{ seed: 0.5 }],
  [{ seed: 1, epoch: -1 }],
  [{ seed: 1, epoch: 2 ** 32 }],
  [{ seed: 1, firstIndex: 1.5 }],
  [{ seed: 1, firstIndex: 2 ** 32 - 1 }],
])("refuses %o", async (options) => {
  expect((await errorOf(() => augmentBatch(squares(2), everything, options))).code).toBe("INVALID_ARGUMENT");
});

test("refuses a batch whose pixels do not fit its shape", async () => {
  const batch = { ...squares(2), size: 3 };
  expect((await errorOf(() => augmentBatch(batch, everything, { seed: 1 }))).code).toBe("SHAPE_MISMATCH");
});
