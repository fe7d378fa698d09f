import type { LayersModel } from "@tensorflow/tfjs-layers";
import { type ResNetOptions, resNet } from "./architectures/res-net.js";
import { buildArchitecture } from "./build-architecture.js";

/**
 * Builds and compiles a small residual network, a functional `tf.LayersModel` (He, Zhang, Ren and Sun 2016, "Deep residual
 * learning for image recognition", section 4.2, their networks for CIFAR-10).
 *
 * A 3×3 convolution, stages of blocks of two, the mean over the image, softmax; batch normalisation with momentum 0.9 after
 * every convolution, ReLU after every sum. Where a block changes the shape, its shortcut is a normalised 1×1 convolution
 * ("option B"; the paper's CIFAR networks fill up with zeros, "option A"), else its input itself. Any image goes.
 * `{ filters: [16, 32, 64], blocks: 3 }` is ResNet-20; without options 20,146 parameters.
 *
 * Compiled programs cover chains only, so this network trains on the registered kernels, and not with `workers`; `explain(model)`
 * says so. Else it is as with `buildCnn`: input, output, loss, and whose the tensors are.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for an unknown option or one out of its range, `NO_BACKEND`. Nothing has been
 * created then.
 * @example
 * const model = buildResNet({ filters: [8, 16], blocks: 2 });
 * model.dispose();
 */
export function buildResNet(options: ResNetOptions = {}): LayersModel {
  return buildArchitecture(resNet, options);
}
