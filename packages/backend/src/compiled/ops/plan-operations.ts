import type { Chain, LayerSpec } from "../chain/layer-spec.js";
import { cover } from "../chain/not-covered.js";
import { type Activation, activationOp } from "./activation-op.js";
import { batchNormOp } from "./batch-norm-op.js";
import { canFusePool, convPoolOp } from "./conv-pool-op.js";
import { type BatchNormSpec, conv2dOp } from "./conv2d-op.js";
import { denseOp } from "./dense-op.js";
import { depthwiseOp } from "./depthwise-op.js";
import { dropoutOp } from "./dropout-op.js";
import { hasEpilogue } from "./epilogue.js";
import { type Operation, sizeOf } from "./operation.js";
import { globalPoolOp, poolOp } from "./pool-op.js";
import { softmaxOp } from "./softmax-op.js";

const linear: Activation = { activation: "linear", alpha: 0 };

/**
 * The operations of a network, with what can be done in one pass fused:
 *
 * - convolution + bias + ReLU or ReLU6 + max pooling whose windows do not overlap,
 * - in inference, convolution + batch normalization,
 * - dense, or depthwise convolution, + bias + ReLU or ReLU6,
 * - batch normalization + any activation.
 *
 * @param training - Whether gradients will be wanted.
 * @throws {NotCovered} if a layer's input has a shape that its kernel does not take.
 */
export function planOperations({ layers, inputShape }: Chain, training: boolean): Operation[] {
  const specs = layers.filter((spec) => !(spec.type === "dropout" && (!training || spec.rate <= 0 || spec.rate >= 1)));
  const operations: Operation[] = [];
  let shape = inputShape;
  let next = 0;
  /** The next step if it is of a type and passes a test; it is taken. */
  const take = <T extends LayerSpec["type"]>(type: T, test = (_: Extract<LayerSpec, { type: T }>): boolean => true) => {
    const spec = specs[next];
    if (spec?.type !== type || !test(spec as Extract<LayerSpec, { type: T }>)) return undefined;
    next++;
    return spec as Extract<LayerSpec, { type: T }>;
  };
  const takeEpilogue = () => take("activation", ({ activation }) => hasEpilogue(activation)) ?? linear;
  const add = (operation: Operation) => {
    operations.push(operation);
    shape = operation.outShape;
  };

  while (next < specs.length) {
    const spec = specs[next++]!;
    if (
      spec.type === "conv2d" ||
      spec.type === "depthwiseConv2d" ||
      spec.type === "pool" ||
      spec.type === "globalPool"
    ) {
      cover(shape.length === 3, `a ${spec.type} of something that is no image`);
    }
    switch (spec.type) {
      case "conv2d": {
        const norm: BatchNormSpec | undefined = training ? undefined : take("batchNorm");
        const activation = takeEpilogue();
        const pool = take("pool", canFusePool);
        add(pool ? convPoolOp(spec, { activation, norm }, pool, shape) : conv2dOp(spec, { activation, norm }, shape));
        break;
      }
      case "depthwiseConv2d":
        add(depthwiseOp(spec, takeEpilogue(), shape));
        break;
      case "dense":
        add(denseOp(spec, takeEpilogue(), shape));
        break;
      case "batchNorm":
        add(batchNormOp(spec, take("activation") ?? linear, shape));
        break;
      case "pool":
        add(poolOp(spec, shape));
        break;
      case "globalPool":
        add(globalPoolOp(spec.kind, shape));
        break;
      case "activation":
        add(activationOp(spec, shape));
        break;
      case "softmax":
        add(softmaxOp(shape));
        break;
      case "dropout":
        add(dropoutOp(spec.rate, shape));
        break;
      case "reshape":
        cover(sizeOf(spec.shape) === sizeOf(shape), "a reshape to another size");
        shape = spec.shape;
        break;
    }
  }
  return operations;
}
