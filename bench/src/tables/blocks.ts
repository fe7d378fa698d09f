import { networks } from "../networks.ts";
import { inferenceTable } from "./inference-table.ts";
import { kernelTimesTable } from "./kernel-times-table.ts";
import { networksTable, type TrainedNetwork } from "./networks-table.ts";
import { readRecord } from "./read-record.ts";
import type {
  InferenceRecord,
  KernelRecord,
  RunRecord,
  ScalingRecord,
  SeedsRecord,
  TrainingRecord,
  TransferRecord,
} from "./records.ts";
import { runParagraph } from "./run-paragraph.ts";
import { scaledOn, scalingTable } from "./scaling-table.ts";
import { seedsSentence } from "./seeds-sentence.ts";
import { speedTable } from "./speed-table.ts";
import { stepTable } from "./step-table.ts";
import { trainingTable } from "./training-table.ts";
import { transferSentence } from "./transfer-sentence.ts";
import { workersSentence } from "./workers-sentence.ts";

/** A place in a README whose content follows from recorded files. */
export interface Block {
  /** Relative to the repository. */
  readonly file: string;
  /** The word in its marker. */
  readonly name: string;
  /** @param present - What stands there now. @returns What is to stand there; `undefined` before it has been recorded. */
  write(present: string): string | undefined;
}

/** Every such place. */
export function measuredBlocks(): Block[] {
  const read = <T>(name: string) => readRecord<T>(`measurements/${name}.json`);
  const run = readRecord<RunRecord>("lab-sheet/metrics.json");
  const training = read<TrainingRecord>("train");
  const inference = read<InferenceRecord>("infer");
  const scaling = read<ScalingRecord>("scale");
  const seeds = read<SeedsRecord>("seeds");
  const transfer = read<TransferRecord>("transfer");
  const kernels = read<KernelRecord>("train-step");
  const trained = networks.flatMap((network): TrainedNetwork[] => {
    const record = read<TrainingRecord>(network.name === "sheet" ? "train" : `train-${network.name}`);
    return record ? [{ network, record }] : [];
  });
  const backend = "packages/backend/README.md";
  return [
    { file: "README.md", name: "run", write: () => run && runParagraph(run) },
    {
      file: "README.md",
      name: "speed",
      write: () => training && inference && scaling && speedTable(training, inference, scaling),
    },
    { file: backend, name: "train", write: () => training && trainingTable(training) },
    { file: backend, name: "networks", write: () => (trained.length > 0 ? networksTable(trained) : undefined) },
    { file: backend, name: "infer", write: () => inference && inferenceTable(inference) },
    { file: backend, name: "scale", write: () => scaling && scalingTable(scaling) },
    { file: backend, name: "kernels", write: (present) => kernels && kernelTimesTable(present, kernels) },
    { file: backend, name: "step", write: () => kernels && stepTable(kernels) },
    { file: "packages/models/README.md", name: "seeds", write: () => seeds && seedsSentence(seeds) },
    { file: "packages/models/README.md", name: "transfer", write: () => transfer && transferSentence(transfer) },
    {
      file: "packages/models/README.md",
      name: "workers",
      write: () => scaling && `${workersSentence(scaling)}\n${scaledOn(scaling)}`,
    },
  ];
}
