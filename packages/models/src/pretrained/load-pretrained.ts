import type { LayersModel } from "@tensorflow/tfjs-layers";
import { checkChoice } from "../checks.js";
import { fromBytes } from "../saving/from-bytes.js";
import type { PretrainedName } from "./pretrained-cards.js";

/** Each network in a chunk of its own, so that a page loads the one that it asks for. */
const networks: Readonly<Record<PretrainedName, () => Promise<{ default: { safetensors: string } }>>> = {
  cnn: () => import("../../../../experiments/pretrained/cnn-model.json", { with: { type: "json" } }),
};

/**
 * A trained network that comes with this package: nothing is downloaded.
 *
 * - `"cnn"`: the lab sheet's network for MNIST's digits, 27,562 parameters; `pretrainedCards.cnn` says how it was trained and how
 *   well it reads. Images: 28 × 28 × 1 as MNIST's own, light ink on a dark ground; `canonicalize` of `@mnistlab/datasets`
 *   makes one of any drawing.
 *
 * The model is compiled, with a fresh optimizer, so that it can be evaluated and trained further. Its tensors are the
 * caller's: `model.dispose()` frees them all.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for another name; `NO_BACKEND`. Nothing has been created then.
 * @example
 * const model = await loadPretrained("cnn");
 */
export async function loadPretrained(name: PretrainedName): Promise<LayersModel> {
  checkChoice("name", name, Object.keys(networks) as PretrainedName[]);
  const { default: network } = await networks[name]();
  return fromBytes(Uint8Array.from(atob(network.safetensors), (character) => character.charCodeAt(0)));
}
