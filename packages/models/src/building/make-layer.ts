import { initializers, layers } from "@tensorflow/tfjs-layers";
import type { LayerPlan } from "./plan/network-plan.js";

/**
 * The TensorFlow.js layer that a plan describes. Weights are created when it is added to a model.
 *
 * @param seed - Of the initial weights; not 0.
 * @param inputShape - Of one image, for the first layer of a `Sequential`.
 */
export function makeLayer(plan: LayerPlan, seed: number, inputShape?: readonly number[]): layers.Layer {
  const common = inputShape ? { name: plan.name, inputShape: [...inputShape] } : { name: plan.name };
  switch (plan.kind) {
    case "Conv2D": {
      const { filters, kernelSize, strides, padding, activation, useBias } = plan;
      const kernelInitializer = initializers[plan.initializer]({ seed });
      return layers.conv2d({
        ...common,
        filters,
        kernelSize,
        strides,
        padding,
        activation,
        useBias,
        kernelInitializer,
      });
    }
    case "DepthwiseConv2D": {
      const { kernelSize, strides, padding, activation, useBias } = plan;
      // He's limit √(6 / inputs). TensorFlow.js, as Keras, would count the inputs of all channels, though each output has one's.
      const limit = Math.sqrt(6 / kernelSize ** 2);
      const depthwiseInitializer = initializers.randomUniform({ minval: -limit, maxval: limit, seed });
      return layers.depthwiseConv2d({
        ...common,
        kernelSize,
        strides,
        padding,
        activation,
        useBias,
        depthwiseInitializer,
      });
    }
    case "MaxPooling2D":
    case "AveragePooling2D": {
      const { poolSize, strides, padding } = plan;
      const pooling = { ...common, poolSize, strides, padding };
      return plan.kind === "MaxPooling2D" ? layers.maxPooling2d(pooling) : layers.averagePooling2d(pooling);
    }
    case "GlobalAveragePooling2D":
      return layers.globalAveragePooling2d(common);
    case "BatchNormalization":
      return layers.batchNormalization({ ...common, momentum: plan.momentum });
    case "Activation":
      return layers.activation({ ...common, activation: plan.activation });
    case "Add":
      return layers.add(common);
    case "Flatten":
      return layers.flatten(common);
    case "Dense": {
      const { units, activation } = plan;
      return layers.dense({ ...common, units, activation, kernelInitializer: initializers.glorotUniform({ seed }) });
    }
    case "Dropout":
      return layers.dropout({ ...common, rate: plan.rate });
  }
}
