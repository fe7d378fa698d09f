import type { LayerWriter } from "./layer-call.js";
import { writeActivation, writePrelu, writeRelu, writeSloped, writeSoftmax } from "./layers/activations.js";
import { writeConv2d, writeDepthwiseConv2d, writeSeparableConv2d } from "./layers/convolutions.js";
import { writeDense } from "./layers/dense.js";
import { writeConcatenate, writeMerge } from "./layers/merging.js";
import { writeBatchNormalization } from "./layers/normalization.js";
import { writeGlobalPooling, writePooling } from "./layers/pooling.js";
import { writeFlatten, writeNothing, writeReshape } from "./layers/shapes.js";

/** Who writes a layer, by the name of its class. */
export const layerWriters: Readonly<Record<string, LayerWriter>> = {
  Conv2D: writeConv2d,
  DepthwiseConv2D: writeDepthwiseConv2d,
  SeparableConv2D: writeSeparableConv2d,
  MaxPooling2D: writePooling("MaxPool"),
  AveragePooling2D: writePooling("AveragePool"),
  GlobalMaxPooling2D: writeGlobalPooling("GlobalMaxPool"),
  GlobalAveragePooling2D: writeGlobalPooling("GlobalAveragePool"),
  Dense: writeDense,
  BatchNormalization: writeBatchNormalization,
  Activation: writeActivation,
  Softmax: writeSoftmax,
  ReLU: writeRelu,
  LeakyReLU: writeSloped("LeakyRelu"),
  ELU: writeSloped("Elu"),
  PReLU: writePrelu,
  Flatten: writeFlatten,
  Reshape: writeReshape,
  Add: writeMerge("Add"),
  Multiply: writeMerge("Mul"),
  Maximum: writeMerge("Max"),
  Minimum: writeMerge("Min"),
  Concatenate: writeConcatenate,
  Dropout: writeNothing,
  SpatialDropout1D: writeNothing,
  GaussianDropout: writeNothing,
  GaussianNoise: writeNothing,
  AlphaDropout: writeNothing,
};
