import { initializers, layers } from "@tensorflow/tfjs-layers";
import type { LayerPlan } from "./layer-plan.js";

/**
 * The TensorFlow.js layer that a plan describes. Weights are created when it is added to a model.
 *
 * @param seed - Of the initial weights (Glorot uniform, as in Keras); not 0.
 * @param inputShape - Of one image, for a model's first layer.
 */
export function makeLayer(plan: LayerPlan, seed: number, inputShape?: readonly number[]): layers.Layer {
  const common = inputShape ? { name: plan.name, inputShape: [...inputShape] } : { name: plan.name };
  const kernelInitializer = initializers.glorotUniform({ seed });
  switch (plan.kind) {
    case "Conv2D": {
      const { filters, kernelSize, strides, padding, activation, useBias } = plan;
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
    case "BatchNormalization":
      return layers.batchNormalization(common);
    case "Activation":
      return layers.activation({ ...common, activation: plan.activation });
    case "MaxPooling2D":
      return layers.maxPooling2d({ ...common, poolSize: plan.poolSize, strides: plan.poolSize });
    case "AveragePooling2D":
      return layers.averagePooling2d({ ...common, poolSize: plan.poolSize, strides: plan.poolSize });
    case "Flatten":
      return layers.flatten(common);
    case "Dense":
      return layers.dense({ ...common, units: plan.units, activation: plan.activation, kernelInitializer });
    case "Dropout":
      return layers.dropout({ ...common, rate: plan.rate });
  }
}
