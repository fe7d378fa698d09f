import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { engine, type Scalar, scalar, type Tensor } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { NotCovered } from "./chain/not-covered.js";
import type { CompiledModel } from "./compiled-model.js";
import { internalsOf, type StepData } from "./layers-model.js";
import type { CompiledNetwork } from "./network/compile-network.js";
import { heapOf } from "./runtime/arena.js";
import type { BatchResult } from "./runtime/trainer.js";

/**
 * Makes a model's own functions run its programs: those that `fit`, `trainOnBatch`, `evaluate` and `predict` end in.
 *
 * What a program does not cover goes to the function that was there before.
 *
 * @param note - Is called with what is not covered, each time that decides.
 * @returns Puts the model's own functions back.
 */
export function plugIn(model: LayersModel, compiled: CompiledModel, note: (reason: NotCovered) => void): () => void {
  const internals = internalsOf(model);
  const { makeTrainFunction, makeTestFunction, predictLoop } = internals;

  const replaced: Partial<typeof internals> = {
    makeTrainFunction() {
      const stock = makeTrainFunction.call(internals);
      return (data: StepData) => {
        const made = compiled.training();
        if (made instanceof NotCovered) {
          note(made);
          return stock(data);
        }
        if (!fits(made.network, data)) return stock(data);
        const [examples, targets] = data as [Tensor, Tensor];
        return scalars(made.trainer.step({ size: examples.shape[0]!, examples, targets }, made.dropoutKeys()));
      };
    },
    makeTestFunction() {
      makeTestFunction.call(internals);
      const stock = internals.testFunction;
      internals.testFunction = (data) => {
        const made = compiled.inference();
        if (made instanceof NotCovered) {
          note(made);
          return stock(data);
        }
        if (!made.network.loss || !fits(made.network, data)) return stock(data);
        const [examples, targets] = data as [Tensor, Tensor];
        return scalars(made.predictor.evaluate(examples, targets, examples.shape[0]!));
      };
    },
    predictLoop(inputs, batchSize, verbose) {
      const made = compiled.inference();
      const input = Array.isArray(inputs) ? inputs[0]! : inputs;
      if (made instanceof NotCovered) note(made);
      else if (!verbose && holdsExamples(made.network, input)) return predictTensor(made.predictor, model, input);
      return predictLoop.call(internals, inputs, batchSize, verbose);
    },
  };
  Object.assign(internals, replaced);
  return () => {
    for (const name of Object.keys(replaced) as (keyof typeof replaced)[])
      delete (internals as Partial<typeof internals>)[name];
  };
}

/** Whether a batch is one input and its targets, in the sizes that a program was compiled for. */
function fits({ loss, ...network }: CompiledNetwork, data: StepData): boolean {
  const [examples, targets] = data;
  return (
    data.slice(2).every((weights) => weights == null) && // `fit` passes null for no sample weights
    holdsExamples(network as CompiledNetwork, examples!) &&
    targets!.size === examples!.shape[0]! * loss!.targetSize
  );
}

function holdsExamples({ inputSize }: CompiledNetwork, { dtype, size, shape }: Tensor): boolean {
  return dtype === "float32" && shape[0]! > 0 && size === shape[0]! * inputSize;
}

function scalars({ loss, accuracy }: BatchResult): Scalar[] {
  return accuracy === undefined ? [scalar(loss)] : [scalar(loss), scalar(accuracy)];
}

function predictTensor(
  predictor: { predict(examples: Tensor, size: number, write: (part: Float32Array, first: number) => void): void },
  model: LayersModel,
  input: Tensor,
): Tensor {
  const backend = engine().backend as BackendWasm;
  const shape = [input.shape[0]!, ...(model.outputs[0]!.shape.slice(1) as number[])];
  const info = backend.makeOutput(shape, "float32");
  const address = (): number => backend.dataIdMap.get(info.dataId).memoryOffset;
  const perExample = shape.slice(1).reduce((product, size) => product * size, 1);
  predictor.predict(input, shape[0]!, (part, first) => {
    new Float32Array(heapOf(backend).buffer, address() + first * perExample * 4, part.length).set(part);
  });
  return engine().makeTensorFromTensorInfo(info);
}
