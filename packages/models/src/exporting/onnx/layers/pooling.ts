import { cannotWrite, type LayerWriter } from "../layer-call.js";
import { channelsFirst } from "../value.js";
import { both, windowAttributes } from "./window.js";

/** The layers MaxPooling2D and AveragePooling2D; what is padded does not count in the mean, here and there. */
export const writePooling =
  (operation: string): LayerWriter =>
  (call) => {
    const image = channelsFirst(call.graph, call.inputs[0]!);
    const size = call.config.poolSize!;
    const attributes = windowAttributes(call, image, { size, strides: both(call.config.strides ?? size) });
    return { ...image, name: call.graph.add(operation, [image.name], attributes), shape: call.outputShape };
  };

/** The layers GlobalMaxPooling2D and GlobalAveragePooling2D. */
export const writeGlobalPooling =
  (operation: string): LayerWriter =>
  (call) => {
    if (call.config.dataFormat === "channelsFirst") throw cannotWrite(call, 'dataFormat "channelsFirst"');
    const image = channelsFirst(call.graph, call.inputs[0]!);
    const pooled = call.graph.add(operation, [image.name]);
    return { name: call.graph.add("Flatten", [pooled]), shape: call.outputShape, order: "kept" };
  };
