import { cover } from "../chain/not-covered.js";

/** Losses that compiled training computes; each is the name of its kernel. */
type LossKernel =
  | "sparseCategoricalCrossentropy"
  | "categoricalCrossentropy"
  | "binaryCrossentropy"
  | "meanSquaredError";

/** Accuracies that compiled training computes; each is the name of its kernel. */
type AccuracyKernel = "sparseCategoricalAccuracy" | "categoricalAccuracy" | "binaryAccuracy";

const losses: readonly LossKernel[] = [
  "sparseCategoricalCrossentropy",
  "categoricalCrossentropy",
  "binaryCrossentropy",
  "meanSquaredError",
];

const accuracies: readonly AccuracyKernel[] = ["sparseCategoricalAccuracy", "categoricalAccuracy", "binaryAccuracy"];

/** The loss of a compiled model, and its accuracy if it asked for one. */
export interface LossPlan {
  readonly loss: LossKernel;
  readonly accuracy: AccuracyKernel | undefined;
  /** Values of one example's target. */
  readonly targetSize: number;
  /** Values of one example's output. */
  readonly classes: number;
}

/** A sparse categorical cross-entropy as the same loss for targets with a value per class. */
export function densely({ accuracy, classes }: LossPlan): LossPlan {
  return {
    loss: "categoricalCrossentropy",
    accuracy: accuracy && "categoricalAccuracy",
    targetSize: classes,
    classes,
  };
}

/**
 * Reads a compiled model's loss and metrics.
 *
 * @param classes - Values of one example's output.
 * @throws {NotCovered} for any other loss or metric.
 */
export function planLoss(loss: unknown, metrics: unknown, classes: number): LossPlan {
  const name = losses.find((known) => known === loss || (loss === "mse" && known === "meanSquaredError"));
  cover(name, `the loss ${typeof loss === "string" ? loss : "given as a function"}`);
  const named = (Array.isArray(metrics) ? metrics : metrics == null ? [] : [metrics]) as unknown[];
  cover(named.length <= 1, "several metrics");
  return {
    loss: name,
    accuracy: named.length === 1 ? accuracyOf(named[0], name, classes) : undefined,
    targetSize: name === "sparseCategoricalCrossentropy" ? 1 : classes,
    classes,
  };
}

/** TF.js's rule for what "accuracy" means. */
function accuracyOf(metric: unknown, loss: LossKernel, classes: number): AccuracyKernel | undefined {
  if (metric === "accuracy" || metric === "acc") {
    if (classes === 1 || loss === "binaryCrossentropy") return "binaryAccuracy";
    return loss === "sparseCategoricalCrossentropy" ? "sparseCategoricalAccuracy" : "categoricalAccuracy";
  }
  const name = accuracies.find((known) => known === metric);
  const metricName = typeof metric === "string" ? metric : "given as a function";
  cover(name, `the metric ${metricName}`);
  const sparse = name === "sparseCategoricalAccuracy";
  cover(sparse === (loss === "sparseCategoricalCrossentropy"), `the metric ${metricName} with the loss ${loss}`);
  return name;
}
