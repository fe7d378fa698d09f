import { layers, regularizers } from "@tensorflow/tfjs-layers";
import fc from "fast-check";

type Layer = layers.Layer;

/** A layer that is made anew for each model, with what it is for people to read. */
export interface LayerRecipe {
  readonly text: string;
  /** Changes an image's shape, or says that it cannot take it. */
  shape(image: readonly number[]): readonly number[] | undefined;
  make(options: { name: string; inputShape?: number[] }): Layer;
}

/** A random network for images, of layers that compiled programs cover. */
export interface NetworkRecipe {
  readonly inputShape: number[];
  readonly layers: readonly LayerRecipe[];
}

const activations = ["linear", "relu", "relu6", "elu", "selu", "tanh", "sigmoid"] as const;
const anyActivation = fc.constantFrom(...activations);
const anyPadding = fc.constantFrom("same" as const, "valid" as const);
const anySide = fc.integer({ min: 1, max: 3 });
const anyChannels = fc.integer({ min: 1, max: 10 });
const anyRegularizer = fc.option(fc.constantFrom({ l1: 0.01, l2: 0 }, { l1: 0, l2: 0.02 }, { l1: 0.01, l2: 0.01 }), {
  freq: 4,
});

/** Sides after a window moved over them; none if it does not fit. */
function windowed(sides: readonly number[], window: readonly number[], strides: readonly number[], padding: string) {
  const out = sides.map((side, i) =>
    padding === "same" ? Math.ceil(side / strides[i]!) : Math.floor((side - window[i]!) / strides[i]!) + 1,
  );
  return out.every((side) => side >= 1) ? out : undefined;
}

const anyConv: fc.Arbitrary<LayerRecipe> = fc
  .record({
    kind: fc.constantFrom("conv2d", "conv2d", "depthwiseConv2d", "separableConv2d"),
    filters: anyChannels,
    kernelSize: fc.tuple(anySide, anySide),
    strides: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
    padding: anyPadding,
    useBias: fc.boolean(),
    activation: anyActivation,
    depthMultiplier: fc.integer({ min: 1, max: 2 }),
    regularizer: anyRegularizer,
  })
  .map(({ kind, filters, kernelSize, strides, padding, useBias, activation, depthMultiplier, regularizer }) => {
    // TF.js refuses separable convolutions with unequal strides.
    const steps = kind === "conv2d" ? strides : ([strides[0], strides[0]] as [number, number]);
    return {
      text: `${kind} ${filters} @ ${kernelSize.join("×")} / ${steps.join("×")} ${padding} ${activation}${useBias ? "" : " no bias"}`,
      shape([height, width, channels]) {
        const sides = windowed([height!, width!], kernelSize, steps, padding);
        return sides && [...sides, kind === "depthwiseConv2d" ? channels! * depthMultiplier : filters];
      },
      make(options) {
        const common = { ...options, kernelSize, strides: steps, padding, useBias, activation };
        const penalty = () => (regularizer ? regularizers.l1l2(regularizer) : undefined);
        if (kind === "conv2d") return layers.conv2d({ ...common, filters, kernelRegularizer: penalty() });
        if (kind === "depthwiseConv2d") return layers.depthwiseConv2d({ ...common, depthMultiplier });
        return layers.separableConv2d({ ...common, filters, depthMultiplier });
      },
    };
  });

const anyPool: fc.Arbitrary<LayerRecipe> = fc
  .record({
    kind: fc.constantFrom("max", "max", "average"),
    poolSize: fc.tuple(anySide, anySide),
    strides: fc.tuple(anySide, anySide),
    padding: anyPadding,
  })
  .map(({ kind, poolSize, strides, padding }) => ({
    text: `${kind}Pool ${poolSize.join("×")} / ${strides.join("×")} ${padding}`,
    shape([height, width, channels]) {
      const sides = windowed([height!, width!], poolSize, strides, padding);
      return sides && [...sides, channels!];
    },
    make: (options) =>
      (kind === "max" ? layers.maxPooling2d : layers.averagePooling2d)({ ...options, poolSize, strides, padding }),
  }));

const anyPointwise: fc.Arbitrary<LayerRecipe> = fc.constantFrom<LayerRecipe>(
  { text: "batchNorm", shape: (image) => image, make: (options) => layers.batchNormalization(options) },
  { text: "leakyReLU", shape: (image) => image, make: (options) => layers.leakyReLU({ ...options, alpha: 0.1 }) },
  { text: "relu", shape: (image) => image, make: (options) => layers.activation({ ...options, activation: "relu" }) },
  { text: "tanh", shape: (image) => image, make: (options) => layers.activation({ ...options, activation: "tanh" }) },
);

const anyFlattening: fc.Arbitrary<LayerRecipe> = fc.constantFrom<LayerRecipe>(
  { text: "flatten", shape: ([h, w, c]) => [h! * w! * c!], make: (options) => layers.flatten(options) },
  { text: "flatten", shape: ([h, w, c]) => [h! * w! * c!], make: (options) => layers.flatten(options) },
  {
    text: "globalAverage",
    shape: ([, , c]) => [c!],
    make: (options) => layers.globalAveragePooling2d(options as never),
  },
  { text: "globalMax", shape: ([, , c]) => [c!], make: (options) => layers.globalMaxPooling2d(options as never) },
);

const anyDense: fc.Arbitrary<LayerRecipe> = fc
  .record({
    units: fc.integer({ min: 1, max: 20 }),
    activation: anyActivation,
    useBias: fc.boolean(),
    regularizer: anyRegularizer,
  })
  .map(({ units, activation, useBias, regularizer }) => ({
    text: `dense ${units} ${activation}`,
    shape: () => [units],
    make: (options) =>
      layers.dense({
        ...options,
        ...{ units, activation, useBias },
        kernelRegularizer: regularizer ? regularizers.l1l2(regularizer) : undefined,
      }),
  }));

/** A random chain of up to four image layers and up to three dense ones; layers that do not fit are left out. */
export const anyNetwork: fc.Arbitrary<NetworkRecipe> = fc
  .record({
    inputShape: fc.tuple(
      fc.integer({ min: 4, max: 12 }),
      fc.integer({ min: 4, max: 12 }),
      fc.integer({ min: 1, max: 5 }),
    ),
    body: fc.array(
      fc.oneof(
        { weight: 3, arbitrary: anyConv },
        { weight: 2, arbitrary: anyPool },
        { weight: 2, arbitrary: anyPointwise },
      ),
      { maxLength: 4 },
    ),
    flattening: anyFlattening,
    head: fc.array(anyDense, { maxLength: 2 }),
  })
  .map(({ inputShape, body, flattening, head }) => {
    let shape: readonly number[] = inputShape;
    const fitting = body.filter((recipe) => {
      const next = recipe.shape(shape);
      shape = next ?? shape;
      return next !== undefined;
    });
    const recipes = [...fitting, flattening, ...head];
    return {
      ...{ inputShape: [...inputShape], layers: recipes },
      [fc.toStringMethod]: () => `${inputShape.join("×")}: ${recipes.map(({ text }) => text).join(" → ")}`,
    };
  });
