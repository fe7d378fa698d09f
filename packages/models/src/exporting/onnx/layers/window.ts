import type { Attributes } from "../graph.js";
import { cannotWrite, type LayerCall } from "../layer-call.js";
import type { Value } from "../value.js";

/** A window that slides over an image. */
export interface Window {
  /** Height and width. */
  readonly size: readonly number[];
  readonly strides: readonly number[];
  readonly dilations?: readonly number[];
}

/**
 * The attributes of an operator for a window, with TensorFlow's padding: "same" puts what is odd at the end.
 *
 * @throws {ModelError} `UNSUPPORTED_MODEL` for images with their channels first, or another padding.
 */
export function windowAttributes(call: LayerCall, { shape }: Value, { size, strides, dilations }: Window): Attributes {
  const { padding, dataFormat } = call.config;
  if (dataFormat === "channelsFirst") throw cannotWrite(call, 'dataFormat "channelsFirst"');
  if (padding !== "valid" && padding !== "same") throw cannotWrite(call, `the padding ${JSON.stringify(padding)}`);
  const integers = { kernel_shape: size, strides, ...(dilations && { dilations }) };
  if (padding === "valid") return { integers };
  const [height, width] = shape;
  if (height == null || width == null) return { integers, text: { auto_pad: "SAME_UPPER" } };
  const pads = [height, width].map((length, i) => {
    const reach = (size[i]! - 1) * (dilations?.[i] ?? 1) + 1;
    return Math.max((Math.ceil(length / strides[i]!) - 1) * strides[i]! + reach - length, 0);
  });
  const before = pads.map((pad) => Math.floor(pad / 2));
  return { integers: { ...integers, pads: [...before, ...pads.map((pad, i) => pad - before[i]!)] } };
}

/** A number for both directions as two. */
export function both(value: number | readonly number[] | null | undefined): readonly number[] {
  return typeof value === "number" ? [value, value] : (value ?? [1, 1]);
}
