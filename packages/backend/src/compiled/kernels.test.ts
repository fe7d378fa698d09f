import fc from "fast-check";
import { expect, test } from "vitest";
import { bareKernels } from "../testing/bare-kernels.js";
import { propertyRuns } from "../testing/property-runs.js";
import { pointwiseActivations } from "./chain/layer-spec.js";

const { exports, put, reserve, floats, doubles, ints } = bareKernels(false, 512);

/** Applies an activation to values, and its gradient to ones. */
function activate(kind: keyof typeof pointwiseActivations, values: Float32Array, alpha = 0.1) {
  const [y, dx] = [reserve(values.byteLength), reserve(values.byteLength)];
  const ones = put(new Float32Array(values.length).fill(1));
  exports.activate(pointwiseActivations[kind], alpha, put(values), y, values.length);
  exports.activateGradient(pointwiseActivations[kind], alpha, y, ones, dx, values.length);
  return { y: floats(y, values.length), slope: floats(dx, values.length) };
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const references = {
  linear: (x: number) => x,
  relu: (x: number) => Math.max(x, 0),
  relu6: (x: number) => Math.min(Math.max(x, 0), 6),
  elu: (x: number) => (x >= 0 ? x : Math.expm1(x)),
  selu: (x: number) => 1.0507009873554805 * (x >= 0 ? x : 1.6732632423543772 * Math.expm1(x)),
  leakyRelu: (x: number) => (x > 0 ? x : Math.fround(0.1) * x),
  tanh: Math.tanh,
  sigmoid,
};

test.each(Object.keys(references) as (keyof typeof references)[])(
  "%s is within 4 units in the last place of its formula",
  (kind) => {
    const values = Float32Array.from({ length: 20_001 }, (_, i) => (i - 10_000) / 230 + Math.sin(i) / 1e3);
    const { y } = activate(kind, values);
    values.forEach((x, i) => {
      const expected = references[kind](x);
      const unit = 2 ** Math.max(-149, Math.floor(Math.log2(Math.abs(expected) || 1e-45)) - 23);
      if (Math.abs(y[i]! - expected) > Math.max(4 * unit, 2e-38))
        expect.fail(`${kind}(${x}) is ${y[i]}, not ${expected}`);
    });
  },
);

test.each(Object.keys(references) as (keyof typeof references)[])("the slope of %s is its derivative", (kind) => {
  const values = Float32Array.from({ length: 501 }, (_, i) => (i - 250) / 31 + 0.003);
  const { slope } = activate(kind, values);
  values.forEach((x, i) => {
    const step = 1e-4;
    if (Math.abs(x) < 2 * step || Math.abs(x - 6) < 2 * step) return;
    const difference = (references[kind](x + step) - references[kind](x - step)) / (2 * step);
    expect(Math.abs(slope[i]! - difference)).toBeLessThan(2e-4);
  });
});

test("what is not finite stays so, or becomes its limit", () => {
  const edges = Float32Array.of(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 1e30, -1e30);
  expect(Array.from(activate("sigmoid", edges).y)).toEqual([1, 0, Number.NaN, 1, 0]);
  expect(Array.from(activate("tanh", edges).y)).toEqual([1, -1, Number.NaN, 1, -1]);
  expect(Array.from(activate("elu", edges).y)).toEqual([
    Number.POSITIVE_INFINITY,
    -1,
    Number.NaN,
    Math.fround(1e30),
    -1,
  ]);
});

test("softmax of any row adds up to 1 and is e^x over its sum", () => {
  const rows = fc.array(fc.float({ min: -80, max: 80, noNaN: true }), { minLength: 1, maxLength: 23 });
  fc.assert(
    fc.property(rows, (row) => {
      const y = reserve(row.length * 4);
      exports.softmax(put(Float32Array.from(row)), y, 1, row.length);
      const most = Math.max(...row);
      const powers = row.map((x) => Math.exp(x - most));
      const sum = powers.reduce((a, b) => a + b);
      floats(y, row.length).forEach((p, i) => {
        expect(Math.abs(p - powers[i]! / sum)).toBeLessThan(1e-6);
      });
    }),
    { numRuns: propertyRuns },
  );
});

/** Which of `count` × `size` values a dropout keeps. */
function mask(key: number, rate: number, count: number, size: number, first = 0): boolean[] {
  const y = reserve(count * size * 4);
  exports.dropout(put(new Float32Array(count * size).fill(1)), y, first, count, size, key, rate);
  return Array.from(floats(y, count * size), (value) => {
    if (value !== 0) expect(value).toBeCloseTo(1 / (1 - rate), 5);
    return value !== 0;
  });
}

const share = (values: readonly boolean[]) => values.filter(Boolean).length / values.length;

test.each([0.1, 0.2, 0.5, 0.9])("a dropout of %f keeps its share of the values, scaled up", (rate) => {
  const n = 200 * 512;
  const tolerance = 4 * Math.sqrt((rate * (1 - rate)) / n);
  for (const key of [0, 1, 12345, -7]) {
    expect(Math.abs(share(mask(key, rate, 200, 512)) - (1 - rate))).toBeLessThan(tolerance);
  }
});

test("masks of neighbours, rows, and keys next to each other have nothing in common", () => {
  const n = 200 * 512;
  const tolerance = 4 * Math.sqrt(0.25 / n);
  const agreement = (a: readonly boolean[], b: readonly boolean[]) =>
    share(a.slice(0, b.length).map((kept, i) => kept === b[i]));
  const one = mask(77, 0.5, 200, 512);
  for (const distance of [1, 2, 4, 512]) {
    expect(Math.abs(agreement(one, one.slice(distance)) - 0.5)).toBeLessThan(tolerance * 1.1);
  }
  for (const key of [78, 76, 77 ^ 0x40000000, -77]) {
    expect(Math.abs(agreement(one, mask(key, 0.5, 200, 512)) - 0.5)).toBeLessThan(tolerance);
  }
});

test("a mask is the same however a batch is split", () => {
  const whole = mask(5, 0.3, 7, 13);
  expect([...mask(5, 0.3, 3, 13), ...mask(5, 0.3, 4, 13, 3)]).toEqual(whole);
});

test("pixels become x / 255, correctly rounded", () => {
  const bytes = Uint8Array.from({ length: 256 + 5 }, (_, i) => i);
  const y = reserve(bytes.length * 4);
  exports.scaleBytes(put(bytes), y, bytes.length);
  expect(Array.from(floats(y, bytes.length))).toEqual(Array.from(bytes, (byte) => Math.fround(byte / 255)));
});

test("a pooled convolution never takes a NaN, and leaves the place of a cell that it took", () => {
  const nan = Number.NaN;
  const cases: [number[], number, number][] = [
    [[nan, 2, 3, 1], 3, 2],
    [[1, nan, 0, nan], 1, 0],
    [[-1, -2, nan, -0.5], -0.5, 3],
    [[nan, nan, nan, nan], Number.NEGATIVE_INFINITY, 0],
    [[Number.NEGATIVE_INFINITY, nan, nan, nan], Number.NEGATIVE_INFINITY, 0],
  ];
  for (const [cells, largest, place] of cases) {
    const [y, origin] = [reserve(64), reserve(64)];
    const scratch = reserve(exports.convPoolScratch(1, 2, 2, 1, 1, 1, 1, 1));
    exports.convPool(
      ...([put(Float32Array.from(cells)), 1, 2, 2, 1, put(Float32Array.of(1)), 1, 1, 0, y, origin] as const),
      ...([2, 2, 1, 1, 1, 0, 0, 2, 2, 2, 2, 1, 1, 0, scratch] as const),
    );
    expect(floats(y, 1)[0]).toBe(largest);
    expect(ints(origin, 1)[0]).toBe(place * 4);
  }
});

test("sums of batch normalization are those of double precision", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 11 }), (rows, channels) => {
      const x = Float32Array.from({ length: rows * channels }, (_, i) => Math.sin(i * i) * 3 + 1);
      const sums = reserve(channels * 16);
      exports.batchNormSums(put(x), rows, channels, sums);
      const found = doubles(sums, 2 * channels);
      for (let c = 0; c < channels; c++) {
        const column = Array.from({ length: rows }, (_, r) => x[r * channels + c]!);
        expect(found[c]).toBeCloseTo(
          column.reduce((a, b) => a + b, 0),
          10,
        );
        expect(found[channels + c]).toBeCloseTo(
          column.reduce((a, b) => a + b * b, 0),
          10,
        );
      }
    }),
    { numRuns: propertyRuns },
  );
});

test("ranges are found finite or not whatever their length and wherever the fault", () => {
  for (const length of [1, 3, 4, 9]) {
    const values = new Float32Array(length).fill(1e38);
    expect(exports.areFinite(put(values), length)).toBe(1);
    for (let i = 0; i < length; i++) {
      for (const fault of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
        expect(exports.areFinite(put(values.with(i, fault)), length)).toBe(0);
      }
    }
  }
});

/**
 * A convolution with pooling, as nested loops that round as the kernel does, so that near ties are decided alike: values, and
 * where each maximum was.
 */
function slowConvPool(
  x: Float32Array,
  w: Float32Array,
  bias: Float32Array,
  side: number,
  inC: number,
  outC: number,
  kernel: number,
  pool: number,
) {
  const conv = side - kernel + 1;
  const pooled = Math.floor((conv - pool) / pool) + 1;
  const y: number[] = [];
  const cells: number[] = [];
  for (let ph = 0; ph < pooled; ph++) {
    for (let pw = 0; pw < pooled; pw++) {
      for (let co = 0; co < outC; co++) {
        let best = Number.NEGATIVE_INFINITY;
        let at = -1;
        for (let cell = 0; cell < pool * pool; cell++) {
          const [oh, ow] = [ph * pool + Math.floor(cell / pool), pw * pool + (cell % pool)];
          let sum = 0;
          for (let kh = 0; kh < kernel; kh++) {
            for (let i = 0; i < kernel * inC; i++) {
              const product = x[((oh + kh) * side + ow) * inC + i]! * w[(kh * kernel * inC + i) * outC + co]!;
              sum = Math.fround(sum + Math.fround(product));
            }
          }
          if (sum > best) [best, at] = [sum, (oh * side + ow) * inC * 4];
        }
        const value = Math.fround(best + bias[co]!);
        y.push(Math.max(value, 0));
        cells.push(value <= 0 ? -1 : at);
      }
    }
  }
  return { y, cells, conv, pooled };
}

test("convolution, ReLU and pooling in one are the three one after the other, and remember where the maximum was", () => {
  const dimensions = fc.record({
    kernel: fc.integer({ min: 1, max: 4 }),
    pool: fc.integer({ min: 1, max: 3 }),
    more: fc.integer({ min: 0, max: 5 }),
    inC: fc.integer({ min: 1, max: 5 }),
    outC: fc.integer({ min: 1, max: 18 }),
  });
  fc.assert(
    fc.property(dimensions, ({ kernel, pool, more, inC, outC }) => {
      const side = kernel + pool - 1 + more;
      const x = Float32Array.from({ length: 2 * side * side * inC }, (_, i) => Math.sin(i * 12.9898) * 2);
      const w = Float32Array.from({ length: kernel * kernel * inC * outC }, (_, i) => Math.cos(i * 78.233));
      const bias = Float32Array.from({ length: outC }, (_, i) => Math.sin(i) / 2);
      const size = x.length / 2;
      const slow = [x.subarray(0, size), x.subarray(size)].map((image) =>
        slowConvPool(image, w, bias, side, inC, outC, kernel, pool),
      );
      const { conv, pooled } = slow[0]!;
      const values = pooled * pooled * outC;
      const [y, origin] = [reserve(2 * values * 4), reserve(2 * values * 4)];
      exports.convPool(
        ...[put(x), 2, side, side, inC, put(w), kernel, kernel, put(bias), y, origin, conv, conv, outC, 1, 1, 0, 0],
        ...[pool, pool, pool, pool, pooled, pooled, 1],
        reserve(exports.convPoolScratch(inC, conv, conv, outC, kernel, kernel, 1, 1)),
      );
      const expected = slow.flatMap((image) => image.y);
      expect(Array.from(floats(y, 2 * values))).toEqual(expected);
      // A dead place keeps its offset under the sign bit.
      expect(Array.from(ints(origin, 2 * values), (at) => Math.max(at, -1))).toEqual(
        slow.flatMap(({ cells }) => cells),
      );
    }),
    { numRuns: propertyRuns },
  );
});

test("four arrays are added up pair by pair, whatever their length", () => {
  for (const length of [1, 3, 4, 17, 64]) {
    const values = Float32Array.from({ length: 4 * length }, (_, i) => Math.sin(i * 12.9898) * 1000);
    const sum = reserve((length + 1) * 4);
    exports.sumOfFour(put(values), length * 4, sum, length);
    const [a, b, c, d] = [0, 1, 2, 3].map((part) => values.subarray(part * length, (part + 1) * length));
    const pair = (x: number, y: number) => Math.fround(x + y);
    expect(Array.from(floats(sum, length + 1))).toEqual([
      ...Array.from({ length }, (_, i) => pair(pair(a![i]!, b![i]!), pair(c![i]!, d![i]!))),
      0,
    ]);
  }
});
