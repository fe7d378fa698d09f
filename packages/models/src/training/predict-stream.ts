import type { Dataset } from "@mnistlab/datasets";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { checkPositiveInteger } from "../checks.js";
import { isDataset, notImages } from "./is-dataset.js";
import { type Prediction, type PredictOptions, predict } from "./predict.js";

/** Images that arrive in pieces: pixels in [0, 255], each piece of any whole number of images; or batches that hold some. */
export type ImageStream =
  | AsyncIterable<Uint8Array | { readonly images: Uint8Array }>
  | Iterable<Uint8Array | { readonly images: Uint8Array }>;

/** What a classifier says of one piece of a stream. */
export interface StreamedPrediction extends Prediction {
  /** Position of the piece's first image in the stream. */
  readonly first: number;
}

/**
 * Classes and class probabilities of images that need not all be in memory: a prediction per batch of a data set, or per piece
 * of a stream, made when it is asked for.
 *
 * Nothing is held but the piece at work; ending the loop early ends the stream. Leaves no tensor behind.
 *
 * @param source - A data set, which is cut into batches of `batchSize`, or pieces, each of which is answered as a whole.
 * @throws {ModelError} When first asked: `INVALID_ARGUMENT` for another source or batch size. Later what `predict` throws.
 * @throws `signal.reason` if the signal ended it.
 * @example
 * let sevens = 0;
 * for await (const { classes } of predictStream(model, dataset)) {
 *   for (const classIndex of classes) if (classIndex === 7) sevens++;
 * }
 */
export async function* predictStream(
  model: LayersModel,
  source: Dataset | ImageStream,
  options: PredictOptions = {},
): AsyncGenerator<StreamedPrediction, void, undefined> {
  const { batchSize = 128, signal } = options;
  checkPositiveInteger("batchSize", batchSize);
  let first = 0;
  for await (const piece of piecesOf(source, batchSize)) {
    signal?.throwIfAborted();
    const prediction = await predict(model, "images" in piece ? piece.images : piece, options);
    yield { ...prediction, first };
    first += prediction.shape[0];
  }
}

function piecesOf(source: Dataset | ImageStream, batchSize: number): ImageStream {
  if (isDataset(source)) return source.batches(batchSize);
  const isStream = typeof source === "object" && (Symbol.asyncIterator in source || Symbol.iterator in source);
  // Bytes are iterable, too, but their items are numbers.
  if (isStream && !ArrayBuffer.isView(source)) return source;
  throw notImages("source", "a Dataset or an iterable of pixels", source);
}
