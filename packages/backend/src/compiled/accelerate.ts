import type { LayersModel } from "@tensorflow/tfjs-layers";
import { BackendError } from "../backend-error.js";
import { NotCovered } from "./chain/not-covered.js";
import { type CompiledModel, createCompiledModel } from "./compiled-model.js";
import type { ParallelOptions, ParallelTraining } from "./parallel/parallel-training.js";
import { plugIn } from "./plug-in.js";
import type { Examples } from "./runtime/batch.js";
import type { Batch, BatchResult, StepResult } from "./runtime/trainer.js";

const marker: unique symbol = Symbol.for("mnistlab.acceleration");

/**
 * A model that runs as compiled programs.
 *
 * Its own methods feed the programs without tensors: bytes are scaled to [0, 1] by the program itself. They return
 * `undefined`, and do nothing, where compiled programs do not cover the model.
 */
export interface Acceleration {
  /** The model's programs. */
  readonly compiled: CompiledModel;
  /**
   * One training step, what `trainOnBatch` does.
   *
   * @param dropoutKeys - One integer per dropout layer, for masks of one's own choice; else they follow the layers' seeds.
   */
  trainStep(batch: Batch, dropoutKeys?: ArrayLike<number>): StepResult | undefined;
  /** Loss and accuracy of a batch, in inference mode. */
  testStep(batch: Batch): BatchResult | undefined;
  /** Outputs for `size` examples, shape [size, ...outputs], row by row. */
  predict(examples: Examples, size: number): Float32Array | undefined;
  /**
   * Starts workers that share each training step: threads in Node, Bun and Deno, Web Workers in pages. They need no shared
   * memory, so no headers of cross-origin isolation; a page's policy must allow `worker-src blob:`.
   *
   * The result is the same to the bit with any number of workers: a batch is cut in 4 shards in any case, and their gradients
   * are added in one order. Workers wait for steps until they are ended, but do not keep a process alive.
   *
   * @throws {BackendError} `INVALID_ARGUMENT` for a number of workers out of range; `NOT_COVERED` for a model, or on a backend,
   * that compiled programs do not cover; `WORKER_FAILED` if workers cannot be started; `DISPOSED` if this acceleration ends
   * meanwhile.
   * @example
   * const training = await accelerate(model).parallel({ workers: 2 });
   * const { loss } = await training.step({ examples, targets, size });
   * await training.dispose();
   */
  parallel(options: ParallelOptions): Promise<ParallelTraining>;
  /**
   * Lets the model run on TF.js's kernels again, gives the memory of its programs back and ends its workers; twice is
   * harmless.
   */
  dispose(): void;
}

interface Accelerated {
  [marker]?: Acceleration;
}

/** How to accelerate a model. */
export interface AccelerateOptions {
  /**
   * Is told, once for each reason, what compiled programs do not cover; the model then runs on the registered kernels.
   *
   * @default console.warn
   */
  onFallback?: (message: string) => void;
}

/**
 * Compiles a model: its training step and its inference become static programs of fused WASM kernels.
 *
 * `model.fit`, `trainOnBatch`, `evaluate` and `predict` run them from now on, several times as fast as on the kernels that
 * `setupWasm` registers, with the results of TF.js's autodiff up to rounding. Weights stay the model's own variables:
 * `getWeights`, `setWeights` and `save` work at any time, and the model may be compiled (`model.compile`) again. Dropout draws a new mask at every step, the same ones for the same layer seeds.
 *
 * Covered: `tf.sequential` and functional models without branches, of Conv2D, DepthwiseConv2D, SeparableConv2D, max,
 * average and global pooling, Dense, Flatten, Reshape, Dropout, BatchNormalization and activations; sparse and dense
 * categorical and binary cross-entropy, mean squared error; accuracy; SGD, momentum, RMSProp, Adam, {@link adamW},
 * {@link clipNorm}, {@link accumulate}; L1 and L2 penalties; frozen layers. Anything else runs on the registered kernels, with a note.
 *
 * Programs are compiled when first used. Their memory is given back by `model.dispose()` or the result's `dispose()`.
 *
 * @param model - Built; compiled if it is to be trained. Accelerating it twice is accelerating it once.
 * @example
 * await setupWasm();
 * const model = buildModel(); // any tf.sequential
 * accelerate(model);
 * await model.fit(images, labels, { batchSize: 128 });
 */
export function accelerate(model: LayersModel, options: AccelerateOptions = {}): Acceleration {
  const known = accelerationOf(model);
  if (known) return known;
  const { onFallback = console.warn } = options;
  const told = new Set<string>();
  const note = ({ message }: NotCovered) => {
    if (told.has(message)) return;
    told.add(message);
    onFallback(`[backend] ${model.name} runs on the registered kernels: compiled programs do not cover ${message}.`);
  };
  const compiled = createCompiledModel(model);
  let unplug = plugIn(model, compiled, note);
  const { build, dispose: disposeModel } = model;
  // A `Sequential` makes itself a new model inside whenever it is built, and `compile` builds it.
  model.build = (inputShape) => {
    build.call(model, inputShape);
    unplug();
    unplug = plugIn(model, compiled, note);
  };
  const covered = <T>(made: T | NotCovered): T | undefined => {
    if (!(made instanceof NotCovered)) return made;
    note(made);
    return undefined;
  };
  const parallelTrainings = new Set<ParallelTraining>();
  const acceleration: Acceleration = {
    compiled,
    trainStep(batch, dropoutKeys) {
      const training = covered(compiled.training(batch.dense));
      return training?.trainer.step(batch, dropoutKeys ?? training.dropoutKeys());
    },
    testStep({ examples, targets, size }) {
      const inference = covered(compiled.inference());
      return inference?.network.loss && inference.predictor.evaluate(examples, targets, size);
    },
    predict(examples, size) {
      const inference = covered(compiled.inference());
      if (!inference) return undefined;
      const outputs = new Float32Array(size * inference.network.outputSize);
      inference.predictor.predict(examples, size, (part, first) => {
        outputs.set(part, first * inference.network.outputSize);
      });
      return outputs;
    },
    async parallel(options) {
      // With the worker's program, in a chunk of their own: only who asks for workers loads them.
      const { startParallelTraining } = await import("./parallel/parallel-training.js");
      const training = await startParallelTraining(compiled, options);
      if (accelerationOf(model) !== acceleration) {
        await training.dispose();
        throw new BackendError("DISPOSED", "[backend] expected an accelerated model, found that this ended meanwhile.");
      }
      parallelTrainings.add(training);
      return {
        step: training.step,
        dispose() {
          parallelTrainings.delete(training);
          return training.dispose();
        },
      };
    },
    dispose() {
      if (accelerationOf(model) !== acceleration) return;
      for (const training of parallelTrainings) void training.dispose();
      unplug();
      compiled.release();
      model.build = build;
      model.dispose = disposeModel;
      delete (model as Accelerated)[marker];
    },
  };
  model.dispose = () => {
    acceleration.dispose();
    return model.dispose();
  };
  (model as Accelerated)[marker] = acceleration;
  return acceleration;
}

/** The acceleration of a model, also one made by another installed copy of this package. */
export function accelerationOf(model: LayersModel): Acceleration | undefined {
  return (model as Accelerated)[marker];
}
