import { backend_util, randomNormal, type Tensor4D } from "@tensorflow/tfjs-core";
import fc from "fast-check";

/** One 2D convolution: shapes, strides and padding that fit together. */
export interface ConvCase {
  x: [number, number, number, number];
  filter: [number, number, number, number];
  strides: [number, number];
  dilations: [number, number];
  pad: "valid" | "same" | number;
  seed: number;
}

const upTo = (max: number) => fc.integer({ min: 1, max });

/** Convolutions of any small shape: odd channel counts, strides longer than the kernel, every kind of padding. */
export function convCases({ dilated = false }: { dilated?: boolean } = {}): fc.Arbitrary<ConvCase> {
  return fc
    .record({
      batch: upTo(3),
      size: fc.tuple(upTo(11), upTo(11)),
      channels: fc.tuple(upTo(9), upTo(18)),
      kernel: fc.tuple(upTo(5), upTo(5)),
      strides: fc.tuple(upTo(3), upTo(3)),
      dilations: dilated ? fc.tuple(upTo(2), upTo(2)) : fc.constant<[number, number]>([1, 1]),
      pad: fc.constantFrom<ConvCase["pad"][]>("valid", "same", 1, 2),
      seed: fc.integer({ min: 1, max: 1e6 }),
    })
    .map(
      ({ batch, size, channels, kernel, strides, dilations, pad, seed }): ConvCase => ({
        x: [batch, ...size, channels[0]],
        filter: [...kernel, ...channels],
        // TF.js convolves either with strides or with dilations.
        strides: dilations.some((d) => d > 1) ? [1, 1] : strides,
        dilations,
        pad,
        seed,
      }),
    )
    .filter((c) => {
      const [, height, width] = outShape(c);
      return height > 0 && width > 0;
    });
}

/** The shape of the convolution's result. */
export function outShape(c: ConvCase): [number, number, number, number] {
  return backend_util.computeConv2DInfo(c.x, c.filter, c.strides, c.dilations, c.pad).outShape as ConvCase["x"];
}

/** Normally distributed values, the same on every backend for one seed. */
export function normal(shape: ConvCase["x"], seed: number): Tensor4D {
  return randomNormal(shape, 0, 1, "float32", seed);
}
