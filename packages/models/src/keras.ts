export { fromKeras } from "./importing/from-keras.js";
export { loadKerasWeights } from "./importing/load-keras-weights.js";
