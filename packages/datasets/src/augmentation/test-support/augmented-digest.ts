import { rotate } from "../affine/rotate.js";
import { scale } from "../affine/scale.js";
import { shear } from "../affine/shear.js";
import { shift } from "../affine/shift.js";
import { augment } from "../augment.js";
import { augmentBatch } from "../augment-batch.js";
import { elastic } from "../pixels/elastic.js";
import { erase } from "../pixels/erase.js";
import { noise } from "../pixels/noise.js";

/** SHA-256 of 64 coloured images after every step there is: one different bit of one number would change it. */
export async function augmentedDigest(): Promise<string> {
  const images = Uint8Array.from({ length: 64 * 28 * 28 * 3 }, (_, i) => (i * i) % 251);
  const batch = { images, labels: new Uint8Array(64), shape: [28, 28, 3] as const, size: 64 };
  const pipeline = augment(shift(2), rotate(180), scale(0.3), shear(20), elastic(), noise(8), erase());
  const augmented = augmentBatch(batch, pipeline, { seed: 7, epoch: 3, firstIndex: 128 });
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(augmented.images));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
