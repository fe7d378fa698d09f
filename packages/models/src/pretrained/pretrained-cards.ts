import cnn from "../../../../experiments/pretrained/cnn-card.json" with { type: "json" };
import type { PretrainedCard } from "./pretrained-card.js";

/** Name of an embedded network. */
export type PretrainedName = "cnn";

/**
 * The model card of each embedded network: data, training, accuracy with its confidence interval, confusion matrix.
 *
 * @example
 * pretrainedCards.cnn.parameters; // 27562
 */
export const pretrainedCards: Readonly<Record<PretrainedName, PretrainedCard>> = { cnn: cnn as never };
