import { type InferenceSpeed, inferenceSpeed } from "./speed/inference-speed.js";
import { type PeakSpeed, peakSpeed } from "./speed/peak-speed.js";
import { measurementsDirectory } from "./speed/recorded-file.js";
import { type ScalingSpeed, scalingSpeed } from "./speed/scaling-speed.js";
import { type TrainingSpeed, trainingSpeed } from "./speed/training-speed.js";

/** What the pages say of speed. */
export interface SpeedData {
  readonly training: TrainingSpeed;
  readonly inference: InferenceSpeed;
  readonly scaling: ScalingSpeed;
  /** Missing before it has been recorded. */
  readonly peak?: PeakSpeed;
}

declare const data: SpeedData;

export { data };

export default {
  watch: [`${measurementsDirectory}/*.json`],
  /** Reads what the benchmarks recorded; a missing file or field ends the build with a message that names it. */
  async load(): Promise<SpeedData> {
    const [training, inference] = await Promise.all([trainingSpeed(), inferenceSpeed()]);
    return { training, inference, scaling: scalingSpeed(), peak: peakSpeed() };
  },
};
