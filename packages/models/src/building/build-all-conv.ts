import type { LayersModel } from "@tensorflow/tfjs-layers";
import { type AllConvOptions, allConv } from "./architectures/all-conv.js";
import { buildArchitecture } from "./build-architecture.js";

/**
 * Builds and compiles a network of convolutions alone (Springenberg, Dosovitskiy, Brox and Riedmiller 2015, "Striving for
 * simplicity: the all convolutional net"): convolutions by steps of 2 stand for pooling, and the mean over the image for
 * dense layers.
 *
 * Its plan is the paper's All-CNN-C, narrower: `{ inputShape: [32, 32, 3], filters: [96, 192], dropout: 0.5 }` has its
 * 1,369,738 parameters. It differs in that all convolutions have padding "same", so that any image goes; that the last one has no
 * ReLU, which would hide what speaks against a class; and that the image itself is not dropped out. Input, output, loss,
 * acceleration, and whose the tensors are: as with `buildCnn`.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for an unknown option or one out of its range, `NO_BACKEND`. Nothing has been
 * created then.
 * @example
 * const model = buildAllConv();
 * model.countParams(); // 38570
 * model.dispose();
 */
export function buildAllConv(options: AllConvOptions = {}): LayersModel {
  return buildArchitecture(allConv, options);
}
