import { type Tensor, tensor2d, tensor4d, tidy, train } from "@tensorflow/tfjs-core";
import { initializers, type LayersModel, layers, sequential } from "@tensorflow/tfjs-layers";

/** The losses of {@link trainALittle}, written as they came from Node: every engine must give the same bits. */
export const EXPECTED_LOSSES: readonly number[] = [
  2.4211478233337402, 2.311951160430908, 2.275904417037964, 2.2576866149902344,
];

/** The losses of the same steps as a compiled program, which adds in another order. */
const EXPECTED_COMPILED_LOSSES: readonly number[] = [
  2.4211478233337402, 2.311950922012329, 2.2759041786193848, 2.2576866149902344,
];

/** The losses of {@link trainBothWays}. */
export const EXPECTED_BOTH_WAYS: readonly number[] = [...EXPECTED_LOSSES, ...EXPECTED_COMPILED_LOSSES];

/** Trains the same network on registered kernels and as a compiled program. */
export async function trainBothWays(accelerate: (model: LayersModel) => unknown): Promise<number[]> {
  return [...(await trainALittle()), ...(await trainALittle(accelerate))];
}

/** Trains a small network for four steps and returns their losses; `prepare` gets it before the first. */
export async function trainALittle(prepare?: (model: LayersModel) => unknown): Promise<number[]> {
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
  prepare?.(model);
  const losses: number[] = [];
  for (let step = 0; step < 4; step++) losses.push((await model.trainOnBatch(x, y)) as number);
  for (const disposable of [x, y, model, optimizer]) disposable.dispose();
  return losses;
}
