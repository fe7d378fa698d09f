import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import type { TensorInfo } from "@tensorflow/tfjs-core";
import { assertSingleThreaded } from "./assert-single-threaded.js";

/** Address in TF.js's heap, in bytes. */
export type Address = number;

/** The functions that `assembly/index.ts` exports. */
export type KernelFunction =
  | "activate"
  | "activateGradient"
  | "adam"
  | "addDoublesInto"
  | "addInto"
  | "addRegularizer"
  | "addRows"
  | "affine"
  | "areFinite"
  | "avgPool"
  | "avgPoolGrad"
  | "batchNormFinish"
  | "batchNormFold"
  | "batchNormGradient"
  | "batchNormGradientSums"
  | "batchNormMoving"
  | "batchNormParameterGradients"
  | "batchNormSums"
  | "binaryAccuracy"
  | "binaryCrossentropy"
  | "categoricalAccuracy"
  | "categoricalCrossentropy"
  | "clip"
  | "conv2d"
  | "conv2dBackpropFilter"
  | "conv2dBackpropFilterScratch"
  | "conv2dBackpropInput"
  | "conv2dBackpropInputScratch"
  | "conv2dScratch"
  | "convPool"
  | "convPoolBackpropFilter"
  | "convPoolBackpropFilterScratch"
  | "convPoolBackpropInput"
  | "convPoolBackpropInputScratch"
  | "convPoolScratch"
  | "convPoolWinograd"
  | "convPoolWinogradScratch"
  | "copyRows"
  | "depthwiseConv2d"
  | "depthwiseConv2dBackpropFilter"
  | "depthwiseConv2dBackpropFilterScratch"
  | "depthwiseConv2dBackpropInput"
  | "depthwiseConv2dBackpropInputScratch"
  | "depthwiseConv2dScratch"
  | "dilation2d"
  | "dropout"
  | "firstOutside"
  | "gatherRows"
  | "globalMaxGrad"
  | "matMul"
  | "matMulInt"
  | "matMulScratch"
  | "maxPool"
  | "maxPool3d"
  | "maxPool3dGrad"
  | "maxPool3dGradScratch"
  | "maxPoolGrad"
  | "maxPoolGradScratch"
  | "meanSquaredError"
  | "momentumStep"
  | "prelu"
  | "regularizerLoss"
  | "reluGrad"
  | "rmspropStep"
  | "scaleBytes"
  | "scaleRange"
  | "segmentSum"
  | "segmentSumScratch"
  | "sgdStep"
  | "softmax"
  | "softmaxGradient"
  | "sparseCategoricalAccuracy"
  | "sparseCategoricalCrossentropy"
  | "step"
  | "sum"
  | "sumOfFour"
  | "sumOfSquares";

/** What the binary offers: every argument is an address or a number. */
export type KernelExports = Readonly<Record<KernelFunction, (...args: number[]) => number>>;

/** The part of TF.js's Emscripten module that we rely on. */
interface TfjsWasm {
  asm: { memory: WebAssembly.Memory };
  _malloc(bytes: number): number;
  _free(address: number): void;
}

/** Our kernels, instantiated inside the memory of one TF.js WASM backend. */
export interface KernelModule {
  readonly backend: BackendWasm;
  /** The binary itself, which a worker can instantiate in a memory of its own. */
  readonly compiled: WebAssembly.Module;
  readonly exports: KernelExports;
  /** Where a tensor's values lie. Valid until the next allocation could free it: ask again rather than keep it. */
  address(tensor: TensorInfo): Address;
  /** Lends `bytes` of TF.js's heap to `use` and takes them back, also when it throws. */
  withScratch(bytes: number, use: (scratch: Address) => unknown): void;
}

/**
 * Instantiates the compiled kernels in the memory of `backend`, so that they work on its tensors without a copy.
 *
 * Our module never grows that memory itself: scratch comes from TF.js's own `malloc`, which keeps TF.js's views right.
 *
 * @throws {BackendError} `THREADS_UNSUPPORTED` if the backend is TF.js's threaded build.
 */
export function instantiateKernels(compiled: WebAssembly.Module, backend: BackendWasm): KernelModule {
  assertSingleThreaded(backend);
  const wasm = backend.wasm as unknown as TfjsWasm;
  const instance = new WebAssembly.Instance(compiled, { env: { memory: wasm.asm.memory } });
  return {
    backend,
    compiled,
    exports: instance.exports as KernelExports,
    address: (tensor) => backend.dataIdMap.get(tensor.dataId).memoryOffset,
    withScratch(bytes, use) {
      // `>>> 0`: malloc returns a signed number, also for addresses past 2 GB.
      const scratch = wasm._malloc(bytes) >>> 0;
      try {
        use(scratch);
      } finally {
        wasm._free(scratch);
      }
    },
  };
}
