import type { TensorInfo } from "@tensorflow/tfjs-core";
import { BackendError } from "../backend-error.js";

/** Throws unless every tensor holds float32: our kernels would read other values as garbage. */
export function checkFloat32(kernel: string, ...tensors: TensorInfo[]): void {
  for (const { dtype } of tensors) {
    if (dtype === "float32") continue;
    throw new BackendError(
      "INVALID_ARGUMENT",
      `[backend] ${kernel} expected float32 tensors, found ${dtype}: cast the tensor with tf.cast(x, "float32").`,
    );
  }
}
