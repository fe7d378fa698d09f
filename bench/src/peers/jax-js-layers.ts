import { type Array as JaxArray, lax, nn, numpy as np, random } from "@jax-js/jax";
import type { LayerSpec } from "../networks.ts";

/** A layer in jax-js: pure functions of arrays [batch, height, width, channels], each of which ends the life of its arguments. */
export interface JaxLayer {
  readonly weights: JaxArray[];
  /** @param key - Of the random numbers of this step. */
  apply(x: JaxArray, weights: JaxArray[], key: JaxArray): JaxArray;
}

/** How to convolve: by jax-js's own operation, or by a matrix product of patches and filters. */
export type Convolution = "convolution" | "patches";

/** The layers of a network. */
export function makeLayers(specs: readonly LayerSpec[], convolution: Convolution): JaxLayer[] {
  let shape = [28, 28, 1];
  return specs.map((spec, seed) => {
    const layer = makeLayer(spec, shape, seed, convolution);
    shape = outShape(spec, shape);
    return layer;
  });
}

function outShape(spec: LayerSpec, [height, width, channels]: number[]): number[] {
  switch (spec.kind) {
    case "conv": {
      const { size, stride = 1, same, filters } = spec;
      const out = (length: number) => Math.ceil((same ? length : length - size + 1) / stride);
      return [out(height!), out(width!), filters];
    }
    case "separable":
      return [height!, width!, spec.filters];
    case "maxPool":
      return [height! >> 1, width! >> 1, channels!];
    case "globalAverage":
      return [channels!];
    case "flatten":
      return [height! * width! * channels!];
    case "dense":
      return [spec.units];
    default:
      return channels === undefined ? [height!] : [height!, width!, channels];
  }
}

function makeLayer(spec: LayerSpec, inShape: readonly number[], seed: number, convolution: Convolution): JaxLayer {
  const channels = inShape.at(-1)!;
  switch (spec.kind) {
    case "conv": {
      const { filters, size, stride = 1, same = false, bias = true, relu } = spec;
      const kernel = glorot(seed, [size, size, channels, filters], size * size * channels, size * size * filters);
      const convolve = convolution === "patches" ? convolvePatches : convolveDirectly;
      return {
        weights: bias ? [kernel, np.zeros([filters])] : [kernel],
        apply(x, [w, b]) {
          const y = convolve(x, w!, stride, same);
          const sum = b ? y.add(b) : y;
          return relu ? nn.relu(sum) : sum;
        },
      };
    }
    case "separable": {
      const { filters, size } = spec;
      const depthwise = glorot(seed, [size, size, channels], size * size * channels, size * size);
      const pointwise = glorot(seed + 100, [channels, filters], channels, filters);
      const convolve = convolution === "patches" ? depthwiseBySlices : depthwiseDirectly;
      return {
        weights: [depthwise, pointwise, np.zeros([filters])],
        apply: (x, [d, p, b]) => nn.relu(np.matmul(convolve(x, d!), p!).add(b!)),
      };
    }
    case "batchNorm":
      // Without its moving statistics, which training does not need.
      return {
        weights: [np.ones([channels]), np.zeros([channels])],
        apply(x, [gamma, beta]) {
          const axes = [0, 1, 2];
          const centered = x.ref.sub(np.mean(x, axes));
          const variance = np.mean(np.square(centered.ref), axes);
          return centered.mul(gamma!.div(np.sqrt(variance.add(1e-3)))).add(beta!);
        },
      };
    case "relu":
      return { weights: [], apply: (x) => nn.relu(x) };
    case "maxPool":
      return { weights: [], apply: maxPool };
    case "globalAverage":
      return { weights: [], apply: (x) => np.mean(x, [1, 2]) };
    case "flatten":
      return { weights: [], apply: (x) => x.reshape([x.shape[0]!, -1]) };
    case "dense":
      return {
        weights: [glorot(seed, [channels, spec.units], channels, spec.units), np.zeros([spec.units])],
        apply(x, [w, b]) {
          const y = np.matmul(x, w!).add(b!);
          return spec.relu ? nn.relu(y) : y;
        },
      };
    case "dropout":
      return {
        weights: [],
        apply(x, _, key) {
          const keep = 1 - spec.rate;
          return np.where(random.bernoulli(key.ref, keep, x.shape), x.ref, 0).div(keep);
        },
      };
  }
}

function glorot(seed: number, shape: number[], fanIn: number, fanOut: number): JaxArray {
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  return random.uniform(random.key(seed + 1), shape, { minval: -limit, maxval: limit });
}

/** Zeros around the image, as TF.js's 'same' puts them: the odd one behind. */
function padSame(x: JaxArray, size: number, stride: number): JaxArray {
  const [before, after] = samePadding(x.shape[1]!, size, stride);
  return np.pad(x, [
    [0, 0],
    [before!, after!],
    [before!, after!],
    [0, 0],
  ]);
}

function samePadding(length: number, size: number, stride: number): [number, number] {
  const total = Math.max(0, (Math.ceil(length / stride) - 1) * stride + size - length);
  return [total >> 1, total - (total >> 1)];
}

/** For each cell of a window the pixels [batch, outHeight, outWidth, channels] under it. */
function windows(x: JaxArray, size: number, stride: number): JaxArray[] {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const [outHeight, outWidth] = [height, width].map((length) => Math.floor((length - size) / stride) + 1);
  // jax-js slices without strides: every stride-th pixel is the first of a group.
  const [rows, columns] = [height, width].map((length) => Math.ceil(length / stride));
  const rest = [0, rows! * stride - height, columns! * stride - width];
  const padded = stride === 1 ? x : np.pad(x, [...rest.map((n): [number, number] => [0, n]), [0, 0]]);
  const grouped = padded.reshape([batch, rows!, stride, columns!, stride, channels]);
  const cells = range(size).flatMap((i) =>
    range(size).map((j) => {
      const [row, column] = [Math.floor(i / stride), Math.floor(j / stride)];
      const y = grouped.ref.slice(
        [],
        [row, row + outHeight!],
        i % stride,
        [column, column + outWidth!],
        j % stride,
        [],
      );
      return y;
    }),
  );
  grouped.dispose();
  return cells;
}

function convolvePatches(x: JaxArray, w: JaxArray, stride: number, same: boolean): JaxArray {
  const [size, , channels, filters] = w.shape as [number, number, number, number];
  const cells = windows(same ? padSame(x, size, stride) : x, size, stride);
  const [batch, height, width] = cells[0]!.shape as [number, number, number];
  const length = size * size * channels;
  const patches = np.concatenate(cells, -1).reshape([batch * height * width, length]);
  return np.matmul(patches, w.reshape([length, filters])).reshape([batch, height, width, filters]);
}

function convolveDirectly(x: JaxArray, w: JaxArray, stride: number, same: boolean): JaxArray {
  const y = lax.conv(x.transpose([0, 3, 1, 2]), w.transpose([3, 2, 0, 1]), [stride, stride], same ? "SAME" : "VALID");
  return y.transpose([0, 2, 3, 1]);
}

function depthwiseBySlices(x: JaxArray, w: JaxArray): JaxArray {
  const size = w.shape[0]!;
  const cells = windows(padSame(x, size, 1), size, 1);
  const products = cells.map((cell, i) => cell.mul(w.ref.slice(Math.floor(i / size), i % size, [])));
  w.dispose();
  return products.reduce((sum, product) => sum.add(product));
}

function depthwiseDirectly(x: JaxArray, w: JaxArray): JaxArray {
  const [size, , channels] = w.shape as [number, number, number];
  const y = lax.convGeneralDilated(
    x.transpose([0, 3, 1, 2]),
    w.transpose([2, 0, 1]).reshape([channels, 1, size, size]),
    [1, 1],
    "SAME",
    { featureGroupCount: channels },
  );
  return y.transpose([0, 2, 3, 1]);
}

function maxPool(x: JaxArray): JaxArray {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const [rows, columns] = [height >> 1, width >> 1];
  const even = x.slice([], [0, rows * 2], [0, columns * 2], []);
  return np.max(even.reshape([batch, rows, 2, columns, 2, channels]), [2, 4]);
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}
