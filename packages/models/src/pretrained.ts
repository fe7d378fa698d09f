export { loadPretrained } from "./pretrained/load-pretrained.js";
export type { PretrainedCard } from "./pretrained/pretrained-card.js";
export { type PretrainedName, pretrainedCards } from "./pretrained/pretrained-cards.js";
