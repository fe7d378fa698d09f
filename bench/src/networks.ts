/** A layer, in words that every trainer's own language is made of. Convolutions and dense layers have a bias if not told. */
export type LayerSpec =
  | { kind: "conv"; filters: number; size: number; stride?: number; same?: boolean; bias?: boolean; relu?: boolean }
  /** A filter per channel, 'same', without bias or activation; then a convolution of single pixels with both. */
  | { kind: "separable"; filters: number; size: number }
  | { kind: "batchNorm" }
  | { kind: "relu" }
  /** The greatest of 2 × 2. */
  | { kind: "maxPool" }
  | { kind: "globalAverage" }
  | { kind: "flatten" }
  | { kind: "dense"; units: number; relu?: boolean }
  | { kind: "dropout"; rate: number };

/** A network that is timed: 28 × 28 × 1 images in, the logits of 10 classes out, of which softmax and cross-entropy follow. */
export interface Network {
  /** The word that chooses it on the command line. */
  readonly name: "sheet" | "wide" | "all-conv" | "separable";
  readonly title: string;
  readonly layers: readonly LayerSpec[];
}

/** The lab sheet's network and three wider ones, which ask for other kernels: no result is to hold for one network alone. */
export const networks: readonly Network[] = [
  {
    name: "sheet",
    title: "the lab sheet's CNN",
    layers: [
      { kind: "conv", filters: 8, size: 3, relu: true },
      { kind: "maxPool" },
      { kind: "conv", filters: 16, size: 3, relu: true },
      { kind: "maxPool" },
      { kind: "flatten" },
      { kind: "dense", units: 64, relu: true },
      { kind: "dropout", rate: 0.2 },
      { kind: "dense", units: 10 },
    ],
  },
  {
    name: "wide",
    title: "a wide CNN (5×5, 32 and 64 filters, dense 128)",
    layers: [
      { kind: "conv", filters: 32, size: 5, relu: true },
      { kind: "maxPool" },
      { kind: "conv", filters: 64, size: 5, relu: true },
      { kind: "maxPool" },
      { kind: "flatten" },
      { kind: "dense", units: 128, relu: true },
      { kind: "dense", units: 10 },
    ],
  },
  {
    name: "all-conv",
    title: "an all-convolutional CNN with batch normalization",
    layers: [
      ...normalized(32, 1),
      ...normalized(32, 2),
      ...normalized(64, 1),
      ...normalized(64, 2),
      { kind: "conv", filters: 10, size: 1 },
      { kind: "globalAverage" },
    ],
  },
  {
    name: "separable",
    title: "a CNN of separable convolutions (64, 128)",
    layers: [
      { kind: "conv", filters: 32, size: 3, relu: true },
      { kind: "separable", filters: 64, size: 3 },
      { kind: "maxPool" },
      { kind: "separable", filters: 128, size: 3 },
      { kind: "globalAverage" },
      { kind: "dense", units: 10 },
    ],
  },
];

/** The networks that the command line names; all, if it names none. */
export function chosenNetworks(): readonly Network[] {
  const names = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  for (const name of names) {
    if (networks.some((network) => network.name === name)) continue;
    throw new Error(`There is no network "${name}": ${networks.map(({ name }) => name).join(", ")}.`);
  }
  return names.length === 0 ? networks : networks.filter(({ name }) => names.includes(name));
}

function normalized(filters: number, stride: number): LayerSpec[] {
  return [{ kind: "conv", filters, size: 3, stride, same: true, bias: false }, { kind: "batchNorm" }, { kind: "relu" }];
}
