import { backend_util } from "@tensorflow/tfjs-core";
import { BackendError } from "../backend-error.js";

type Shape4D = [number, number, number, number];

/** The attributes that every 2D convolution kernel of TF.js shares. */
export interface ConvAttrs {
  strides: [number, number] | number;
  pad: "valid" | "same" | number | backend_util.ExplicitPadding;
  /** @default "NHWC" */
  dataFormat?: "NHWC" | "NCHW";
  /** Null, too, means 1. */
  dilations?: [number, number] | number | null;
  dimRoundingMode?: "floor" | "round" | "ceil";
}

/**
 * Works out output shape and padding as TF.js does.
 *
 * @throws {BackendError} `INVALID_ARGUMENT` for `dataFormat: "NCHW"`, which TF.js's WASM backend does not convolve.
 */
export function convInfo(
  kernel: string,
  inputShape: number[],
  filterShape: number[],
  { strides, pad, dataFormat = "NHWC", dilations, dimRoundingMode }: ConvAttrs,
  depthwise = false,
): backend_util.Conv2DInfo {
  const format = backend_util.convertConv2DDataFormat(dataFormat);
  if (format !== "channelsLast") {
    throw new BackendError(
      "INVALID_ARGUMENT",
      `[backend] ${kernel} expected dataFormat "NHWC", found "${dataFormat}": transpose the images to [batch, height, width, channels].`,
    );
  }
  return backend_util.computeConv2DInfo(
    inputShape as Shape4D,
    filterShape as Shape4D,
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
    depthwise,
    format,
  );
}
