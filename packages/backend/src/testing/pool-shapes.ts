import fc from "fast-check";

const upTo = (max: number) => fc.integer({ min: 1, max });

/** What a 2D pooling works on: image, window, strides. */
export interface PoolShape {
  shape: [number, number, number, number];
  window: [number, number];
  strides: [number, number];
}

/** Pooling of any small shape; every other one by windows of 2 × 2 cells, which have kernels of their own for 4, 8, … channels. */
export const poolShapes: fc.Arbitrary<PoolShape> = fc.oneof(
  fc.record({
    shape: fc.tuple(upTo(2), upTo(10), upTo(10), upTo(9)),
    window: fc.tuple(upTo(4), upTo(4)),
    strides: fc.tuple(upTo(4), upTo(4)),
  }),
  fc.record({
    shape: fc.tuple(upTo(3), upTo(10), upTo(10), fc.constantFrom(3, 4, 8, 12)),
    window: fc.constant<[number, number]>([2, 2]),
    strides: fc.oneof(fc.constant<[number, number]>([2, 2]), fc.tuple(upTo(3), upTo(3))),
  }),
);
