import { layerCosts } from "./layer-costs.js";
import { layerNamer } from "./layer-namer.js";
import type { ImageShape, LayerSpec, Shape } from "./layer-spec.js";
import type { LayerPlan, NetworkPlan } from "./network-plan.js";
import { outputShapeOf } from "./output-shape.js";

/** What leaves a layer, or enters the network. */
export interface Output {
  /** Name of the layer; none for the image. */
  readonly layer: string | undefined;
  /** Shape of it, for one image. */
  readonly shape: Shape;
}

/** Puts a network together, layer by layer, as data. */
export interface Planner {
  /**
   * Adds a layer: after the last one, or after those whose outputs are given.
   *
   * @returns What leaves it.
   * @throws {ModelError} `IMAGE_TOO_SMALL` if a window does not fit into what is left of the image; names the layer.
   */
  add(spec: LayerSpec, ...inputs: readonly Output[]): Output;
  /** What left the layer that was added last; the image at first. */
  last(): Output;
  /** The network of the layers so far. */
  plan(): NetworkPlan;
}

/**
 * A planner for images of one shape. Names, shapes and costs of the layers follow from what they do. Creates no tensor.
 *
 * @example
 * const network = createPlanner([28, 28, 1]);
 * network.add({ kind: "Flatten" });
 * network.add({ kind: "Dense", units: 10, activation: "softmax" });
 * network.plan().parameters; // 7850
 */
export function createPlanner(inputShape: ImageShape): Planner {
  const nameOf = layerNamer();
  const layers: LayerPlan[] = [];
  let last: Output = { layer: undefined, shape: inputShape };
  return {
    add(spec, ...given) {
      const inputs = given.length > 0 ? given : [last];
      const input = inputs[0]!.shape;
      const name = nameOf(spec.kind);
      const outputShape = outputShapeOf(spec, input, name, inputShape);
      const names = inputs.flatMap(({ layer }) => layer ?? []);
      layers.push({ ...spec, name, inputs: names, outputShape, ...layerCosts(spec, input, outputShape) });
      last = { layer: name, shape: outputShape };
      return last;
    },
    last: () => last,
    plan() {
      const sum = (of: (layer: LayerPlan) => number): number => layers.reduce((total, layer) => total + of(layer), 0);
      return {
        inputShape,
        layers: [...layers],
        parameters: sum((layer) => layer.parameters),
        trainableParameters: sum((layer) => layer.trainableParameters),
        flopsPerImage: sum((layer) => layer.flops),
      };
    },
  };
}
