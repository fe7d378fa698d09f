import { backend_util } from "@tensorflow/tfjs-core";
import type { Pair } from "../chain/layer-spec.js";

/** Geometry of a window that moves over an image. */
export interface WindowPlan {
  readonly inH: number;
  readonly inW: number;
  readonly channels: number;
  readonly outH: number;
  readonly outW: number;
  readonly kH: number;
  readonly kW: number;
  readonly sH: number;
  readonly sW: number;
  /** Rows and columns of padding before the image. */
  readonly top: number;
  readonly left: number;
}

/** Output size and padding as TF.js works them out. */
export function planWindow(
  shape: readonly number[],
  window: Pair,
  strides: Pair,
  padding: "same" | "valid",
): WindowPlan {
  const [inH, inW, channels] = shape as [number, number, number];
  const info = backend_util.computePool2DInfo([1, inH, inW, channels], [...window], [...strides], 1, padding);
  return {
    ...{ inH, inW, channels, outH: info.outHeight, outW: info.outWidth },
    ...{ kH: window[0], kW: window[1], sH: strides[0], sW: strides[1] },
    ...{ top: info.padInfo.top, left: info.padInfo.left },
  };
}
