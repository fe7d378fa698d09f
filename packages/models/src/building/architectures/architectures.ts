import { type AllConvOptions, allConv } from "./all-conv.js";
import type { Architecture } from "./architecture.js";
import { type CnnOptions, cnn } from "./cnn.js";
import { type LeNet5Options, leNet5 } from "./le-net-5.js";
import { type LogisticRegressionOptions, logisticRegression } from "./logistic-regression.js";
import { type MlpOptions, mlp } from "./mlp.js";
import { type ResNetOptions, resNet } from "./res-net.js";
import { type SeparableCnnOptions, separableCnn } from "./separable-cnn.js";

/** The options of each architecture, by its name in a config. */
export interface ArchitectureOptions {
  /** Of `buildCnn`. */
  readonly cnn: CnnOptions;
  /** Of `buildMlp`. */
  readonly mlp: MlpOptions;
  /** Of `buildLogisticRegression`. */
  readonly logisticRegression: LogisticRegressionOptions;
  /** Of `buildLeNet5`. */
  readonly leNet5: LeNet5Options;
  /** Of `buildAllConv`. */
  readonly allConv: AllConvOptions;
  /** Of `buildSeparableCnn`. */
  readonly separableCnn: SeparableCnnOptions;
  /** Of `buildResNet`. */
  readonly resNet: ResNetOptions;
}

/** Name of an architecture: its builder's, without `build`. */
export type ArchitectureName = keyof ArchitectureOptions;

/** All architectures. */
export const architectures: { readonly [Name in ArchitectureName]: Architecture<ArchitectureOptions[Name]> } = {
  cnn,
  mlp,
  logisticRegression,
  leNet5,
  allConv,
  separableCnn,
  resNet,
};

/**
 * An architecture and its options as plain data that JSON can hold. Options that are left out have the builder's defaults.
 *
 * @example
 * const config: ModelConfig = { architecture: "cnn", filters: [16, 32], seed: 7 };
 */
export type ModelConfig = {
  [Name in ArchitectureName]: { readonly architecture: Name } & ArchitectureOptions[Name];
}[ArchitectureName];
