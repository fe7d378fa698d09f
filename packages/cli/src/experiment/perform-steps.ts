import { join } from "node:path";
import { setupWasm } from "@mnistlab/backend";
import { buildCnn, evaluate, parameterTable, predict, save, weightsSha256 } from "@mnistlab/models";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { Reporter, ResultEvent } from "./experiment-event.js";
import { peakMemoryBytes } from "./machine.js";
import type { RunRecord } from "./run-record.js";
import type { StepName } from "./step.js";
import type { StepResults } from "./step-results.js";
import { describeNetwork } from "./steps/describe-network.js";
import { formatInput } from "./steps/format-input.js";
import { type DataResult, loadData } from "./steps/load-data.js";
import { lookAtDigit } from "./steps/look-at-digit.js";
import { measurePredictions } from "./steps/measure-predictions.js";
import { predictOne } from "./steps/predict-one.js";
import { predictTen } from "./steps/predict-ten.js";
import { type TrainingResult, type TrainingSurroundings, trainNetwork } from "./steps/train-network.js";
import { tuneNetwork } from "./steps/tune-network.js";

/** Performs one step: tells that it begins, times it, records its result, tells the result. */
type Perform = <S extends StepName>(
  step: S,
  work: () => StepResults[S] | Promise<StepResults[S]>,
) => Promise<StepResults[S]>;

/**
 * Performs the steps of the lab sheet in order and fills the record in; `record.status` says how it ended.
 *
 * Every tensor is freed, however it ends.
 *
 * @throws what a step throws, after noting it in the record; not if the signal stopped the run.
 */
export async function performSteps(record: RunRecord, report: Reporter, signal?: AbortSignal): Promise<void> {
  const start = performance.now();
  let current = "data" as StepName;
  const measure = () => {
    record.totalSeconds = secondsSince(start);
    record.peakMemoryBytes = peakMemoryBytes();
  };
  const keepTraining = (soFar: TrainingResult) => {
    record.results.training = soFar;
    measure();
  };
  const perform: Perform = async (step, work) => {
    current = step;
    signal?.throwIfAborted();
    await report({ type: "step", step });
    const stepStart = performance.now();
    const result = await work();
    record.results[step] = result;
    record.seconds[step] = secondsSince(stepStart);
    measure();
    await report({ type: "result", step, result } as ResultEvent);
    return result;
  };
  try {
    await performAll(perform, record, { report, keep: keepTraining, signal });
    record.status = { state: "complete" };
  } catch (error) {
    measure();
    if (!signal?.aborted || error !== signal.reason) {
      record.status = {
        state: "failed",
        step: current,
        message: error instanceof Error ? error.message : String(error),
      };
      throw error;
    }
    const epoch = current === "training" ? { epoch: record.results.training?.epochs ?? 0 } : {};
    record.status = { state: "stopped", step: current, ...epoch };
  }
}

async function performAll(perform: Perform, record: RunRecord, surroundings: TrainingSurroundings): Promise<void> {
  const { options, directory } = record;
  const { report, signal } = surroundings;
  const data = await perform("data", async () => {
    await setupWasm();
    return loadData(options, report, signal);
  });
  await perform("digit", () => lookAtDigit(data.all.train));
  await perform("format", () => formatInput(data));
  const model = buildCnn({ seed: options.seed });
  try {
    await trainAndMeasure(model, data, perform, record, surroundings);
  } finally {
    model.dispose();
  }
  if (options.trials === 0) return;
  const { stopped } = await perform("tuning", () => tuneNetwork(data, options, directory, report, signal));
  if (stopped) signal?.throwIfAborted();
}

async function trainAndMeasure(
  model: LayersModel,
  data: DataResult,
  perform: Perform,
  { options, directory }: RunRecord,
  surroundings: TrainingSurroundings,
): Promise<void> {
  const { test } = data;
  const { signal } = surroundings;
  await perform("network", () => describeNetwork(model));
  await perform("parameters", () => parameterTable(model));
  const { stopped } = await perform("training", async () => {
    const result = await trainNetwork(model, data, options, surroundings);
    await save(model, join(directory, "model"));
    return result;
  });
  if (stopped) signal?.throwIfAborted();
  await perform("evaluation", () => evaluate(model, test, { signal }));
  await perform("prediction", () => predictOne(model, test));
  const prediction = await predict(model, test, { signal });
  await perform("predictions", () => predictTen(test, prediction));
  await perform("scores", () => measurePredictions(test, prediction));
  await perform("weights", () => weightsSha256(model));
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
