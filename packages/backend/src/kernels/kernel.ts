import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { KernelModule } from "../kernel-module.js";

/** What TF.js hands to a kernel; `Inputs` and `Attrs` carry its own names. */
export interface KernelCall<Inputs, Attrs> {
  inputs: Inputs;
  attrs: Attrs;
  module: KernelModule;
  /** TF.js's own kernel on the same call, for the cases that ours leaves to it; `inputs` replace the call's own. */
  stock(inputs?: Partial<Inputs>): TensorInfo;
}

/** One kernel of this package: the name TF.js calls it by and what it computes. */
export interface Kernel<Inputs = never, Attrs = never> {
  readonly name: string;
  /** Returns a new tensor of one reference, or several, as TF.js expects. */
  run(call: KernelCall<Inputs, Attrs>): TensorInfo | TensorInfo[];
}
