import { addKernel } from "./add.js";
import { castKernel } from "./cast.js";
import { clipByValueKernel, relu6Kernel, reluKernel } from "./clip.js";
import { conv2dKernel, fusedConv2dKernel } from "./conv2d.js";
import { conv2dBackpropFilterKernel } from "./conv2d-backprop-filter.js";
import { conv2dBackpropInputKernel } from "./conv2d-backprop-input.js";
import {
  depthwiseConv2dBackpropFilterKernel,
  depthwiseConv2dBackpropInputKernel,
  depthwiseConv2dKernel,
  fusedDepthwiseConv2dKernel,
} from "./depthwise-conv2d.js";
import { gatherKernel } from "./gather.js";
import { identityKernel } from "./identity.js";
import type { Kernel } from "./kernel.js";
import { batchMatMulKernel, fusedMatMulKernel } from "./mat-mul.js";
import { maxPoolGradKernel } from "./max-pool-grad.js";
import { avgPoolGradKernel, avgPoolKernel, maxPoolKernel } from "./pool.js";
import { unsortedSegmentSumKernel } from "./segment-sum.js";
import { sliceKernel } from "./slice.js";
import { stepKernel } from "./step.js";
import { sumKernel } from "./sum.js";

/** Every kernel this package registers. */
export const kernels: readonly Kernel[] = [
  conv2dKernel,
  fusedConv2dKernel,
  conv2dBackpropFilterKernel,
  conv2dBackpropInputKernel,
  depthwiseConv2dKernel,
  fusedDepthwiseConv2dKernel,
  depthwiseConv2dBackpropFilterKernel,
  depthwiseConv2dBackpropInputKernel,
  maxPoolKernel,
  maxPoolGradKernel,
  avgPoolKernel,
  avgPoolGradKernel,
  batchMatMulKernel,
  fusedMatMulKernel,
  addKernel,
  sumKernel,
  reluKernel,
  relu6Kernel,
  clipByValueKernel,
  stepKernel,
  castKernel,
  identityKernel,
  sliceKernel,
  gatherKernel,
  unsortedSegmentSumKernel,
];
