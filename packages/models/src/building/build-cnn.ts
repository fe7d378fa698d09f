import type { LayersModel } from "@tensorflow/tfjs-layers";
import { type CnnOptions, cnn } from "./architectures/cnn.js";
import { buildArchitecture } from "./build-architecture.js";

/**
 * Builds and compiles a small convolutional network for image classification, an ordinary `tf.Sequential`.
 *
 * Without options it is the lab sheet's: Conv2D 8@3×3 → MaxPool 2 → Conv2D 16@3×3 → MaxPool 2 → Flatten → Dense 64 →
 * Dropout 0.2 → Dense 10 softmax, 27,562 parameters; Adam, sparse categorical cross-entropy, accuracy. Input: float32
 * images in [0, 1], shape [n, height, width, channels]. Output: probabilities, shape [n, classes].
 *
 * The model is accelerated: on the WASM backend after `setupWasm()` it trains and predicts as a compiled program, elsewhere on
 * TensorFlow.js' kernels.
 *
 * The model's tensors are the caller's: `model.dispose()` frees them, the optimizer's included. The optimizer's state is
 * created here and not in the first step, so that training leaves `tf.memory().numTensors` as it was.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for an unknown option or one out of its range, `IMAGE_TOO_SMALL` if the layers do
 * not fit on the image, `NO_BACKEND` if TensorFlow.js has none that is ready. Nothing has been created then.
 * @example
 * const model = buildCnn({ filters: [16, 32], batchNorm: true, seed: 7 });
 * model.countParams(); // 56858
 * model.dispose();
 */
export function buildCnn(options: CnnOptions = {}): LayersModel {
  return buildArchitecture(cnn, options);
}
