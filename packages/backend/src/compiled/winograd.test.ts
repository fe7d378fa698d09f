import fc from "fast-check";
import { expect, test } from "vitest";
import { bareKernels } from "../testing/bare-kernels.js";
import { propertyRuns } from "../testing/property-runs.js";

const KERNEL = 3;
const POOL = 2;
/** Epilogues of the kernels: none, ReLU, ReLU6. */
const clips = [
  (value: number) => value,
  (value: number) => Math.max(value, 0),
  (value: number) => Math.min(Math.max(value, 0), 6),
];
/** Of the largest absolute value that a cell could have. */
const TOLERANCE = 1e-6;

const { exports, put, reserve, floats, ints } = bareKernels(false, 512);

interface Shape {
  readonly batch: number;
  readonly inH: number;
  readonly inW: number;
  readonly inC: number;
  readonly outC: number;
  /** Rows and columns of zeros on each side. */
  readonly padding: number;
  readonly epilogue: number;
  readonly seed: number;
}

const shapes = fc.record({
  batch: fc.integer({ min: 1, max: 5 }),
  inH: fc.integer({ min: 4, max: 11 }),
  inW: fc.integer({ min: 4, max: 11 }),
  inC: fc.integer({ min: 4, max: 13 }),
  outC: fc.integer({ min: 1, max: 19 }),
  padding: fc.integer({ min: 0, max: 1 }),
  epilogue: fc.integer({ min: 0, max: 2 }),
  seed: fc.nat(1000),
});

function run({ batch, inH, inW, inC, outC, padding, epilogue, seed }: Shape, remembers = true, from = 0) {
  const [convH, convW] = [inH + 2 * padding - KERNEL + 1, inW + 2 * padding - KERNEL + 1];
  const [pooledH, pooledW] = [Math.floor(convH / POOL), Math.floor(convW / POOL)];
  const size = inH * inW * inC;
  const numbers = (length: number, offset: number) =>
    Float32Array.from({ length }, (_, i) => ((Math.sin((i + 1) * 12.9898 + offset + seed) * 43758.5453) % 1) * 2);
  const x = numbers((from + batch) * size, 0).slice(from * size);
  const w = numbers(KERNEL * KERNEL * inC * outC, 1);
  const bias = numbers(outC, 2);
  const values = batch * pooledH * pooledW * outC;
  const y = reserve(values * 4);
  const origin = remembers ? reserve(values * 4) : 0;
  exports.convPoolWinograd(
    ...([put(x), batch, inH, inW, inC, put(w), put(bias), y, origin] as const),
    ...([convH, convW, outC, padding, padding, pooledH, pooledW, epilogue] as const),
    reserve(exports.convPoolWinogradScratch(inC, convH, convW, outC)),
  );
  const frameW = convW + KERNEL - 1;
  /** The sum of an output of the convolution, by its definition in double precision, and the sum of the absolute products. */
  const cell = (b: number, row: number, column: number, co: number) => {
    let [sum, most] = [0, 0];
    for (let kh = 0; kh < KERNEL; kh++) {
      for (let kw = 0; kw < KERNEL; kw++) {
        const [h, v] = [row + kh - padding, column + kw - padding];
        if (h < 0 || h >= inH || v < 0 || v >= inW) continue;
        for (let ci = 0; ci < inC; ci++) {
          const product = x[((b * inH + h) * inW + v) * inC + ci]! * w[((kh * KERNEL + kw) * inC + ci) * outC + co]!;
          sum += product;
          most += Math.abs(product);
        }
      }
    }
    return { sum, most };
  };
  return {
    ...{ y: floats(y, values), origin: ints(origin, remembers ? values : 0), bias, cell, frameW, pooledH, pooledW },
  };
}

test("Winograd's cells are the convolution's, and the places that are remembered hold the largest", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const { inC, outC, epilogue } = shape;
      const { y, origin, bias, cell, frameW, pooledH, pooledW } = run(shape);
      for (const [i, found] of y.entries()) {
        const co = i % outC;
        const window = Math.floor(i / outC);
        const b = Math.floor(window / (pooledH * pooledW));
        const [ph, pw] = [Math.floor((window % (pooledH * pooledW)) / pooledW), window % pooledW];
        const cells = [0, 1, 2, 3].map((n) => cell(b, ph * POOL + (n >> 1), pw * POOL + (n & 1), co));
        const tolerance = TOLERANCE * Math.max(...cells.map(({ most }) => most));
        const best = Math.max(...cells.map(({ sum }) => sum));
        expect(Math.abs(found - clips[epilogue]!(best + bias[co]!))).toBeLessThanOrEqual(tolerance);

        const place = (origin[i]! & 0x7fffffff) / (4 * inC);
        const [row, column] = [Math.floor(place / frameW) - ph * POOL, (place % frameW) - pw * POOL];
        expect([row === 0 || row === 1, column === 0 || column === 1]).toEqual([true, true]);
        expect(best - cells[row * 2 + column]!.sum).toBeLessThanOrEqual(2 * tolerance);
        const isFlat = epilogue > 0 && (found <= 0 || (epilogue === 2 && found >= 6));
        expect(origin[i]! < 0).toBe(isFlat);
      }
    }),
    { numRuns: propertyRuns },
  );
});

test("an image gets the same bits whatever batch it is in, and whether places are remembered", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const whole = run(shape);
      const size = whole.y.length / shape.batch;
      for (let b = 0; b < shape.batch; b++) {
        const alone = run({ ...shape, batch: 1 }, b % 2 === 0, b);
        expect(Array.from(alone.y)).toEqual(Array.from(whole.y.subarray(b * size, (b + 1) * size)));
        if (b % 2 === 0) {
          expect(Array.from(alone.origin)).toEqual(Array.from(whole.origin.subarray(b * size, (b + 1) * size)));
        }
      }
    }),
    { numRuns: Math.ceil(propertyRuns / 4) },
  );
});
