import type { LayersModel } from "@tensorflow/tfjs-layers";

/** How many numbers a layer has to learn, and how that comes about. */
export interface ParameterRow {
  /** Name of the layer, such as "conv2d_1". */
  readonly layer: string;
  /** Class of the layer, such as "Conv2D". */
  readonly kind: string;
  /** The multiplication by hand, such as "3·3·8·16 + 16": kernel height · width · channels in · filters + biases. */
  readonly arithmetic: string;
  /** What the arithmetic comes to: the layer's parameters, or for `Flatten` the units that it hands on. */
  readonly value: number;
  /** Parameters of the layer, 0 for `Flatten`. They sum to `model.countParams()`. */
  readonly parameters: number;
}

/**
 * The parameter count of each layer as one works it out by hand, and the units that `Flatten` hands on.
 *
 * Layers that have nothing to count (pooling, dropout, activations) have no row.
 *
 * @example
 * parameterTable(buildCnn()).map((row) => row.value); // [80, 1168, 400, 25664, 650]
 */
export function parameterTable(model: LayersModel): ParameterRow[] {
  return model.layers.flatMap((layer) => {
    const common = { layer: layer.name, kind: layer.getClassName() };
    const parameters = layer.countParams();
    if (parameters > 0) {
      const shapes = layer.weights.map((weight) => weight.shape);
      return [{ ...common, arithmetic: sumOfProducts(shapes), value: parameters, parameters }];
    }
    if (common.kind !== "Flatten") return [];
    const inputShape = layer.inboundNodes[0]!.inputShapes[0] as (number | null)[];
    return [
      { ...common, arithmetic: inputShape.slice(1).join("·"), value: layer.outputShape[1] as number, parameters },
    ];
  });
}

/** The sum of the products of `shapes`, terms that are all the same (batch normalisation's four) taken together. */
function sumOfProducts(shapes: readonly (readonly (number | null)[])[]): string {
  const terms = shapes.map((shape) => shape.join("·"));
  if (terms.length > 1 && terms.every((term) => term === terms[0])) return `${terms.length}·${terms[0]}`;
  return terms.join(" + ");
}
