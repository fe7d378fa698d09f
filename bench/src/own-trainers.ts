import { accelerationOf } from "@mnistlab/backend";
import type { Dataset } from "@mnistlab/datasets";
import { toTensors } from "@mnistlab/datasets/tfjs";
import { train } from "@mnistlab/models";
import { dispose } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { buildNetwork } from "./build-network.ts";
import { checkLearning } from "./check-learning.ts";
import type { KernelSets } from "./kernel-sets.ts";
import type { Contestant } from "./measure.ts";
import type { Network } from "./networks.ts";

/** Our ways to train a network, ready to be timed. */
export interface OwnTrainers {
  readonly bare: Contestant;
  readonly trained: Contestant;
  readonly fitted: Contestant;
  /** These and all others. */
  readonly all: readonly Contestant[];
  dispose(): void;
}

/** @param data - What is trained by the epoch; the rest steps on its first batch. */
export async function ownTrainers(
  network: Network,
  data: Dataset,
  batchSize: number,
  { plain, relaxed }: KernelSets,
): Promise<OwnTrainers> {
  const models: LayersModel[] = [];
  const build = () => {
    models.push(buildNetwork(network));
    return models.at(-1)!;
  };
  const first = data.slice(0, batchSize);
  const [tensors, firstTensors] = [toTensors(data), toTensors(first)];
  const steps = data.length / batchSize;
  const batch = { examples: first.images, targets: first.labels, size: batchSize };
  const step = (model: LayersModel) => () => {
    const result = accelerationOf(model)!.trainStep(batch);
    if (!result) throw new Error("The network does not run as a program: nothing to time here.");
    return result.loss;
  };
  const trainOnBatch = (model: LayersModel) => async () =>
    void (await model.trainOnBatch(firstTensors.images, firstTensors.labels));
  /** After the change of kernels an untimed step brings the caches to what is timed. */
  const stepper = (name: string, use: () => void, run: () => unknown): Contestant => ({
    name,
    run,
    async prepare() {
      use();
      await run();
    },
  });

  plain();
  const bareStep = step(build());
  await checkLearning("The compiled program", bareStep(), async () => bareStep());
  const bare = stepper("compiled, bare program", plain, bareStep);
  const [byTrain, byFit, registered] = [build(), build(), build()];
  accelerationOf(registered)!.dispose();
  const trained: Contestant = {
    name: "compiled, our train()",
    steps,
    prepare: async () => plain(),
    run: async () => void (await train(byTrain, data, { epochs: 1, batchSize, seed: 1 })),
  };
  const fitted: Contestant = {
    name: "compiled, model.fit()",
    steps,
    prepare: async () => plain(),
    run: async () =>
      void (await byFit.fit(tensors.images, tensors.labels, { epochs: 1, batchSize, yieldEvery: "never" })),
  };
  return {
    bare,
    trained,
    fitted,
    all: [
      bare,
      stepper("compiled, bare program, relaxed SIMD", relaxed, step(build())),
      trained,
      stepper("compiled, model.trainOnBatch()", plain, trainOnBatch(build())),
      fitted,
      stepper("our registered kernels, model.trainOnBatch()", plain, trainOnBatch(registered)),
    ],
    dispose() {
      for (const model of models) model.dispose();
      dispose([tensors, firstTensors].map(({ images, labels }) => [images, labels]));
    },
  };
}
