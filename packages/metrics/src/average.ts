/**
 * How the scores of the classes become one number.
 *
 * - `"micro"`: hits, predictions and samples of all chosen classes are added first.
 * - `"macro"`: the mean over classes, each counting the same.
 * - `"weighted"`: the mean over classes, each counting as often as it occurs among the labels.
 * - `"binary"`: the scores of `posLabel` alone; there may be at most two classes.
 */
export type Average = "micro" | "macro" | "weighted" | "binary";
