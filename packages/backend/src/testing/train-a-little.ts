import { type Tensor, tensor2d, tensor4d, tidy, train } from "@tensorflow/tfjs-core";
import { initializers, type LayersModel, layers, sequential } from "@tensorflow/tfjs-layers";
import type { Acceleration, ParallelTraining } from "../index.js";

/** The losses of {@link trainALittle}, written as they came from Node: every engine must give the same bits. */
export const EXPECTED_LOSSES: readonly number[] = [
  2.4211478233337402, 2.311951160430908, 2.275904417037964, 2.2576866149902344,
];

/** The losses of the same steps as a compiled program, which adds in another order. */
const EXPECTED_COMPILED_LOSSES: readonly number[] = [
  2.4211478233337402, 2.3119516372680664, 2.275904893875122, 2.257687568664551,
];

/** The losses of {@link trainEveryWay}. */
export const EXPECTED_EVERY_WAY: readonly number[] = [
  ...EXPECTED_LOSSES,
  ...EXPECTED_COMPILED_LOSSES,
  ...EXPECTED_COMPILED_LOSSES,
];

/** Trains the same network on registered kernels, as a compiled program, and with two workers. */
export async function trainEveryWay(accelerate: (model: LayersModel) => Acceleration): Promise<number[]> {
  return [
    ...(await trainALittle()),
    ...(await trainALittle(accelerate)),
    ...(await trainALittle((model) => accelerate(model).parallel({ workers: 2 }))),
  ];
}

/** Trains a small network for four steps and returns their losses; `prepare` gets it before, and may return who trains it. */
export async function trainALittle(
  prepare?: (model: LayersModel) => Acceleration | Promise<ParallelTraining>,
): Promise<number[]> {
  const kernelInitializer = (seed: number) => initializers.glorotUniform({ seed });
  const model = sequential({
    layers: [
      layers.conv2d({
        inputShape: [14, 14, 1],
        filters: 6,
        kernelSize: 3,
        activation: "relu",
        kernelInitializer: kernelInitializer(1),
      }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.conv2d({
        filters: 9,
        kernelSize: 3,
        padding: "same",
        activation: "relu",
        kernelInitializer: kernelInitializer(2),
      }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: 10, activation: "softmax", kernelInitializer: kernelInitializer(3) }),
    ],
  });
  const optimizer = train.adam(0.01);
  model.compile({ optimizer, loss: "sparseCategoricalCrossentropy" });
  const [x, y] = tidy(() => [
    tensor4d(
      Array.from({ length: 16 * 14 * 14 }, (_, i) => ((i * 7919) % 256) / 255),
      [16, 14, 14, 1],
    ),
    tensor2d(
      Array.from({ length: 16 }, (_, i) => i % 10),
      [16, 1],
    ),
  ]) as [Tensor, Tensor];
  const prepared = await prepare?.(model);
  const workers = prepared && "step" in prepared ? prepared : undefined;
  const losses: number[] = [];
  for (let step = 0; step < 4; step++) {
    const told = workers?.step({ examples: x, targets: y, size: 16 }).then(({ loss }) => loss);
    losses.push((await (told ?? model.trainOnBatch(x, y))) as number);
  }
  await workers?.dispose();
  for (const disposable of [x, y, model, optimizer]) disposable.dispose();
  return losses;
}
