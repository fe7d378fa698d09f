import type { ImageShape } from "../dataset-init.js";
import type { Affine } from "./affine/affine.js";
import type { RandomStream } from "./random/random-stream.js";

/** A step that moves the points of an image. Neighbouring ones are merged: the image is resampled once. */
export interface AffineStep {
  readonly name: string;
  /** Draws where the points go this time. Takes all its chance from `random`. */
  draw(random: RandomStream): Affine;
}

/** A step that changes pixels. */
export interface PixelStep {
  readonly name: string;
  /** Gets ready for images of one shape, e.g. makes the memory to work in; called once per batch. */
  prepare(shape: ImageShape): PixelChange;
}

/** Changes one image in place: pixels in [0, 255], shape [height, width, channels]. Takes all its chance from `random`. */
export type PixelChange = (image: Uint8Array, random: RandomStream) => void;

/** One step of an {@link Augmentation}: ours, or an object of your own with these fields. */
export type AugmentationStep = AffineStep | PixelStep;
