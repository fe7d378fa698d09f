import { addKernel } from "./add.js";
import { bincountKernel } from "./bincount.js";
import { castKernel } from "./cast.js";
import { clipByValueKernel, relu6Kernel, reluKernel } from "./clip.js";
import { conv2dKernel, fusedConv2dKernel } from "./conv2d.js";
import { conv2dBackpropFilterKernel } from "./conv2d-backprop-filter.js";
import { conv2dBackpropInputKernel } from "./conv2d-backprop-input.js";
import { conv3dBackpropFilterKernel, conv3dBackpropInputKernel } from "./conv3d-backprop.js";
import {
  depthwiseConv2dBackpropFilterKernel,
  depthwiseConv2dBackpropInputKernel,
  depthwiseConv2dKernel,
  fusedDepthwiseConv2dKernel,
} from "./depthwise-conv2d.js";
import { dilation2dBackpropFilterKernel, dilation2dBackpropInputKernel, dilation2dKernel } from "./dilation2d.js";
import { einsumKernel } from "./einsum.js";
import { gatherKernel } from "./gather.js";
import { identityKernel } from "./identity.js";
import type { Kernel } from "./kernel.js";
import { batchMatMulKernel, fusedMatMulKernel } from "./mat-mul.js";
import { maxPoolGradKernel } from "./max-pool-grad.js";
import { maxPool3dGradKernel, maxPool3dKernel } from "./max-pool3d.js";
import { avgPoolGradKernel, avgPoolKernel, maxPoolKernel } from "./pool.js";
import { preluKernel } from "./prelu.js";
import { reluGradKernel } from "./relu-grad.js";
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
  maxPool3dKernel,
  maxPool3dGradKernel,
  conv3dBackpropFilterKernel,
  conv3dBackpropInputKernel,
  dilation2dKernel,
  dilation2dBackpropFilterKernel,
  dilation2dBackpropInputKernel,
  batchMatMulKernel,
  fusedMatMulKernel,
  einsumKernel,
  addKernel,
  sumKernel,
  reluKernel,
  relu6Kernel,
  preluKernel,
  clipByValueKernel,
  stepKernel,
  castKernel,
  identityKernel,
  sliceKernel,
  gatherKernel,
  unsortedSegmentSumKernel,
  bincountKernel,
  reluGradKernel,
];
