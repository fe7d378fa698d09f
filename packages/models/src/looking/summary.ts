import type { LayersModel } from "@tensorflow/tfjs-layers";
import { memorySize } from "./memory-size.js";
import { wrapRow } from "./wrap-row.js";

/** Where the columns of Keras' table end: 45 %, 85 % and 100 % of its 65 characters. */
const columnEnds = [29, 55, 65] as const;
const lineLength = 65;

/**
 * A model's layers, output shapes and parameter counts as `model.summary()` of Keras 2.15 prints them; lines end where
 * their text does.
 *
 * @returns Lines joined by "\n", without one at the end.
 * @example
 * summary(buildCnn()).includes("Total params: 27562 (107.66 KB)"); // true
 */
export function summary(model: LayersModel): string {
  const rows = model.layers.flatMap((layer) => {
    const cells = [
      `${layer.name} (${layer.getClassName()})`,
      shapeText(layer.outputShape),
      String(layer.countParams()),
    ];
    return [...wrapRow(cells, columnEnds), ""];
  });
  const total = model.countParams();
  const trainable = model.trainableWeights.reduce((sum, { shape }) => sum + product(shape), 0);
  const counts: readonly [string, number][] = [
    ["Total", total],
    ["Trainable", trainable],
    ["Non-trainable", total - trainable],
  ];
  return [
    `Model: "${model.name}"`,
    "_".repeat(lineLength),
    ...wrapRow(["Layer (type)", "Output Shape", "Param #"], columnEnds),
    "=".repeat(lineLength),
    ...rows,
    "=".repeat(lineLength),
    ...counts.map(([kind, count]) => `${kind} params: ${count} (${memorySize(4 * count)})`),
    "_".repeat(lineLength),
  ].join("\n");
}

type Shape = (number | null)[];

/** "(None, 26, 26, 8)"; in brackets for a layer with several outputs. */
function shapeText(shape: Shape | Shape[]): string {
  if (Array.isArray(shape[0])) return `[${(shape as Shape[]).map(shapeText).join(", ")}]`;
  return `(${(shape as Shape).map((size) => size ?? "None").join(", ")})`;
}

function product(sizes: Shape): number {
  return sizes.reduce<number>((result, size) => result * (size ?? 1), 1);
}
