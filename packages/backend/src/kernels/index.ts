import { conv2dKernel, fusedConv2dKernel } from "./conv2d.js";
import { conv2dBackpropFilterKernel } from "./conv2d-backprop-filter.js";
import { conv2dBackpropInputKernel } from "./conv2d-backprop-input.js";
import { identityKernel } from "./identity.js";
import type { Kernel } from "./kernel.js";
import { batchMatMulKernel, fusedMatMulKernel } from "./mat-mul.js";
import { maxPoolGradKernel } from "./max-pool-grad.js";

/** Every kernel this package registers. */
export const kernels: readonly Kernel[] = [
  conv2dKernel,
  fusedConv2dKernel,
  conv2dBackpropFilterKernel,
  conv2dBackpropInputKernel,
  maxPoolGradKernel,
  batchMatMulKernel,
  fusedMatMulKernel,
  identityKernel,
];
