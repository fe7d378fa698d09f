import type { LayersModel, layers as tfLayers } from "@tensorflow/tfjs-layers";
import type { Chain } from "./layer-spec.js";
import { cover } from "./not-covered.js";
import { readLayer } from "./read-layer.js";

type Layer = tfLayers.Layer;

/** Fields of a TF.js 4.22 layer and model that their declarations hide or type loosely. */
interface Wiring {
  readonly inboundNodes: readonly { readonly inboundLayers: readonly Layer[] }[];
}

/**
 * Reads a model off as a chain of steps.
 *
 * @throws {NotCovered} if the model branches or has a layer, or an option of one, that compiled training does not cover.
 */
export function readChain(model: LayersModel): Chain {
  cover(model.inputs.length === 1 && model.outputs.length === 1, "a model with several inputs or outputs");
  const inputShape = model.inputs[0]!.shape.slice(1);
  cover(
    inputShape.every((size) => typeof size === "number"),
    "an input shape with open dimensions",
  );
  const layers = flatten(model);
  return { inputShape: inputShape as number[], layers: layers.flatMap(readLayer) };
}

/** The layers in order, those of models within the model included, without the inputs. */
function flatten(model: LayersModel): Layer[] {
  let previous: Layer | undefined;
  return model.layers.flatMap((layer) => {
    if (layer.getClassName() === "InputLayer") {
      previous = layer;
      return [];
    }
    const { inboundNodes } = layer as unknown as Wiring;
    const inputs = inboundNodes.at(-1)?.inboundLayers ?? [];
    cover(inboundNodes.length <= 1 && inputs.length <= 1, `a model that branches or shares layers (at ${layer.name})`);
    cover(!previous || !inputs[0] || inputs[0] === previous, `a model that branches (at ${layer.name})`);
    previous = layer;
    return "layers" in layer ? flatten(layer as unknown as LayersModel) : [layer];
  });
}
