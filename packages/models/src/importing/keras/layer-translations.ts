import type { Json } from "./keras-config.js";
import type { LayerOptions } from "./layer-options.js";

/** What TensorFlow.js needs of a layer's options. Throws for those that it computes otherwise. */
type Translation = (options: LayerOptions) => Json;

const channelsLast = (options: LayerOptions) => options.only("data_format", "channels_last");

const convolution =
  (...own: readonly string[]): Translation =>
  (options) => {
    channelsLast(options);
    options.only("padding", "valid", "same");
    options.only("groups", 1);
    return { ...options.pick("kernel_size", "strides", "padding", "use_bias", ...own), ...options.activation() };
  };

const pooling: Translation = (options) => {
  channelsLast(options);
  options.only("padding", "valid", "same");
  return options.pick("pool_size", "strides", "padding");
};

const globalPooling: Translation = (options) => {
  channelsLast(options);
  options.only("keepdims", false);
  return {};
};

const nothing: Translation = () => ({});

/** How each layer is read, by the name of its class. Initializers, regularizers and constraints matter to training only. */
export const layerTranslations: Readonly<Record<string, Translation>> = {
  InputLayer(options) {
    options.only("sparse", false);
    return { batch_input_shape: options.config.batch_shape ?? options.config.batch_input_shape };
  },
  Conv2D: convolution("filters", "dilation_rate"),
  DepthwiseConv2D(options) {
    options.only("dilation_rate", 1, [1, 1]);
    return convolution("depth_multiplier")(options);
  },
  SeparableConv2D: convolution("filters", "depth_multiplier", "dilation_rate"),
  MaxPooling2D: pooling,
  AveragePooling2D: pooling,
  GlobalMaxPooling2D: globalPooling,
  GlobalAveragePooling2D: globalPooling,
  Dense: (options) => ({ ...options.pick("units", "use_bias"), ...options.activation() }),
  Flatten(options) {
    channelsLast(options);
    return {};
  },
  Reshape: (options) => options.pick("target_shape"),
  ZeroPadding2D(options) {
    channelsLast(options);
    return options.pick("padding");
  },
  Rescaling(options) {
    if (typeof options.config.scale !== "number") throw options.fail("a scale per channel");
    return options.pick("scale", "offset");
  },
  BatchNormalization(options) {
    options.only("renorm", false);
    const [axis] = [options.config.axis ?? -1].flat();
    return { ...options.pick("momentum", "epsilon", "center", "scale"), axis };
  },
  Activation: (options) => options.activation(),
  ReLU(options) {
    options.only("negative_slope", 0);
    options.only("threshold", 0);
    return options.pick("max_value");
  },
  LeakyReLU: ({ config }) => ({ alpha: config.alpha ?? config.negative_slope ?? 0.3 }),
  ELU(options) {
    options.only("alpha", 1);
    return {};
  },
  PReLU: (options) => options.pick("shared_axes"),
  Softmax: ({ config }) => ({ axis: config.axis ?? -1 }),
  Dropout: (options) => options.pick("rate"),
  GaussianDropout: (options) => options.pick("rate"),
  GaussianNoise: (options) => options.pick("stddev"),
  Add: nothing,
  Multiply: nothing,
  Maximum: nothing,
  Minimum: nothing,
  Average: nothing,
  Concatenate: (options) => options.pick("axis"),
};
