import type { LayersModel } from "@tensorflow/tfjs-layers";
import { type SeparableCnnOptions, separableCnn } from "./architectures/separable-cnn.js";
import { buildArchitecture } from "./build-architecture.js";

/**
 * Builds and compiles a network of depthwise separable convolutions, after MobileNet (Howard et al. 2017, "MobileNets:
 * efficient convolutional neural networks for mobile vision applications", section 3): an ordinary 3×3 convolution, then
 * blocks of a 3×3 filter per channel and a 1×1 convolution, each normalised and followed by ReLU; mean over the image, softmax.
 *
 * A block of c channels in and f filters has 9 · c + c · f weights, where a convolution has 9 · c · f. In Chollet's Xception (2017)
 * and in Keras' `SeparableConv2D` nothing stands between a block's two steps. Any image goes. Input, output, loss, acceleration, and
 * whose the tensors are: as with `buildCnn`.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for an unknown option or one out of its range, `NO_BACKEND`. Nothing has been
 * created then.
 * @example
 * const model = buildSeparableCnn();
 * model.countParams(); // 11178
 * model.dispose();
 */
export function buildSeparableCnn(options: SeparableCnnOptions = {}): LayersModel {
  return buildArchitecture(separableCnn, options);
}
