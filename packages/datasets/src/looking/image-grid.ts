import type { Batch } from "../batches.js";
import { DatasetError } from "../dataset-error.js";
import type { Picture } from "./picture.js";

/** How {@link imageGrid} lays images out. */
export interface GridOptions {
  /** Images per row, an integer ≥ 1. @default as many as make the grid about square */
  readonly columns?: number;
  /** Pixels between neighbours, an integer ≥ 0. @default 1 */
  readonly gap?: number;
  /** Value of the gaps and of empty places, in [0, 255]. @default 96 */
  readonly background?: number;
}

/**
 * Images side by side in rows, as one picture to look at in a terminal, a file or a page.
 *
 * @param samples - A `Dataset`, a batch, or any `{ images, shape }`: pixels in [0, 255], shape [n, height, width, channels].
 * @returns A picture of `columns` images across and as many rows as needed, with gaps between them and none around.
 * @throws {DatasetError} `SHAPE_MISMATCH` if the pixels are not one or more whole images, `INVALID_ARGUMENT` if an option is
 * out of range.
 * @example
 * const samples = { images: Uint8Array.of(1, 2, 3, 4, 5, 6), shape: [1, 2, 1] as const }; // three images of 1 × 2 pixels
 * const { image, size } = imageGrid(samples, { columns: 2, gap: 1, background: 0 });
 * size; // { width: 5, height: 3, channels: 1 }
 * image; // Uint8Array [1, 2, 0, 3, 4,  0, 0, 0, 0, 0,  5, 6, 0, 0, 0]
 */
export function imageGrid(samples: Pick<Batch, "images" | "shape">, options: GridOptions = {}): Picture {
  const { images, shape } = samples;
  const [height, width, channels] = shape;
  const imageLength = height * width * channels;
  const count = images.length / imageLength;
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new DatasetError(
      "SHAPE_MISMATCH",
      `[datasets] expected one or more images of ${height} × ${width} × ${channels} values, found ${images.length} values.`,
    );
  }
  const { columns = Math.ceil(Math.sqrt(count)), gap = 1, background = 96 } = options;
  check("columns", columns, 1);
  check("gap", gap, 0);
  check("background", background, 0, 255);
  const rows = Math.ceil(count / columns);
  const gridWidth = columns * (width + gap) - gap;
  const gridHeight = rows * (height + gap) - gap;
  const image = new Uint8Array(gridWidth * gridHeight * channels).fill(background);
  const rowLength = width * channels;
  for (let i = 0; i < count; i++) {
    const left = (i % columns) * (width + gap);
    const top = Math.floor(i / columns) * (height + gap);
    for (let y = 0; y < height; y++) {
      const from = i * imageLength + y * rowLength;
      image.set(images.subarray(from, from + rowLength), ((top + y) * gridWidth + left) * channels);
    }
  }
  return { image, size: { width: gridWidth, height: gridHeight, channels } };
}

function check(name: string, value: number, least: number, most = Number.MAX_SAFE_INTEGER): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  const range = most === 255 ? `from ${least} to ${most}` : `≥ ${least}`;
  throw new DatasetError(
    "INVALID_ARGUMENT",
    `[datasets] expected an integer ${range} as ${name}, found ${String(value)}.`,
  );
}
