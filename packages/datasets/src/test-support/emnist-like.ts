import { emnist } from "../emnist/emnist.js";
import type { EmnistSplit } from "../emnist/emnist-split.js";
import type { CanonicalFile } from "../loading/canonical-file.js";
import type { IdxSet } from "../loading/idx-set.js";
import { sha256 } from "../loading/sha256.js";
import { idxBytes } from "./idx-bytes.js";
import { gzipped } from "./tiny-idx-set.js";

/** A split of EMNIST with few images, and the files of NIST's archive that belong to it. */
export interface EmnistLike {
  readonly set: IdxSet;
  /** Content of the archive by name. */
  readonly members: Readonly<Record<string, Uint8Array>>;
}

/**
 * A split of EMNIST made small: each half has an image for each of these labels, as they stand in the files. Pixel (y, x) of an upright
 * image i is y · 9 + x · 2 + i; the files hold the pixels by columns.
 */
export async function emnistLike(split: EmnistSplit, labels: readonly number[]): Promise<EmnistLike> {
  const real = emnist(split);
  const pixels = labels.flatMap((_, i) =>
    Array.from({ length: 784 }, (_, at) => (at % 28) * 9 + Math.floor(at / 28) * 2 + i),
  );
  const members: Record<string, Uint8Array> = {
    "__MACOSX/gzip/._emnist": Uint8Array.of(0),
    [`gzip/emnist-${split}-mapping.txt`]: new TextEncoder().encode("0 48\n"),
  };
  const file = async ({ name }: CanonicalFile, content: Uint8Array): Promise<CanonicalFile> => {
    const gzip = gzipped(content);
    members[`gzip/${name}.gz`] = gzip;
    return { name, bytes: content.length, gzip: { bytes: gzip.length, sha256: await sha256(gzip) } };
  };
  const images = idxBytes([labels.length, 28, 28], pixels);
  const classes = idxBytes([labels.length], labels);
  const files = {
    trainImages: await file(real.files.trainImages, images),
    trainLabels: await file(real.files.trainLabels, classes),
    testImages: await file(real.files.testImages, images),
    testLabels: await file(real.files.testLabels, classes),
  };
  return { set: { ...real, files }, members };
}
