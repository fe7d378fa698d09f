import {
  type AugmentationStep,
  augment,
  augmentationGallery,
  type Dataset,
  elastic,
  erase,
  noise,
  rotate,
  scale,
  shear,
  shift,
  toDataUrl,
} from "@mnistlab/datasets";

/** What one augmentation makes of one digit. */
export interface AugmentationStrip {
  /** As a program writes it. */
  readonly name: string;
  /** The digit and its changes side by side, white ink on black; a PNG as data URL. */
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly description: string;
}

const DRAWS = 7;
const GAP = 4;

const STEPS: readonly (readonly [name: string, steps: readonly AugmentationStep[]])[] = [
  ["shift(3)", [shift(3)]],
  ["rotate(25)", [rotate(25)]],
  ["scale(0.25)", [scale(0.25)]],
  ["shear(20)", [shear(20)]],
  ["elastic()", [elastic()]],
  ["noise(40)", [noise(40)]],
  ["erase({ probability: 1 })", [erase({ probability: 1 })]],
  ["shift(2), rotate(10), elastic()", [shift(2), rotate(10), elastic()]],
];

/** A strip for each step there is, and one for a pipeline to train with. @param digit - A data set of one image. */
export function augmentationStrips(digit: Dataset): AugmentationStrip[] {
  const [label] = digit.labels;
  return STEPS.map(([name, steps]) => {
    const options = { seed: 7, draws: DRAWS, gap: GAP, background: 0 };
    const { image, size } = augmentationGallery(digit, augment(...steps), options);
    return {
      name,
      url: toDataUrl(image, size),
      width: size.width,
      height: size.height,
      description: `A handwritten ${label} and what ${name} makes of it in ${DRAWS} draws.`,
    };
  });
}
