import type { Dataset } from "@mnistlab/datasets";
import { predict } from "@mnistlab/models";
import type { LayersModel } from "@tensorflow/tfjs-layers";

/** What the network says of one digit. */
export interface PredictionResult {
  /** Pixels, 0 for paper to 255 for ink, shape [28, 28, 1]. */
  readonly image: Uint8Array;
  /** What it is. */
  readonly label: number;
  /** What the network takes it for. */
  readonly predicted: number;
  /** Probability of each class, in [0, 1]. */
  readonly probabilities: readonly number[];
}

/** The network's probabilities for the first test image. */
export async function predictOne(model: LayersModel, test: Dataset): Promise<PredictionResult> {
  const { image, label } = test.at(0);
  const { classes, probabilities } = await predict(model, image);
  return { image, label, predicted: classes[0]!, probabilities: [...probabilities] };
}
