import { ModelError } from "../../model-error.js";
import type { Hdf5File, Hdf5Numbers } from "./hdf5.js";

/** A layer whose weights are wanted. */
export interface NamedLayer {
  readonly className: string;
  readonly name: string;
}

/**
 * Gives the weights of layers, each in the order of the layer's `get_weights()`.
 *
 * @param layers - All layers of the model, in its order; those without weights, too.
 */
export type WeightSource = (layers: readonly NamedLayer[]) => Hdf5Numbers[][];

/**
 * The weights in an HDF5 file, in whichever of Keras' layouts: `layers/conv2d_1/vars/0` of Keras 3 (and of 2.13 to 2.15, which
 * may call the first part `_layer_checkpoint_dependencies`), or the legacy one with groups by the layers' names.
 *
 * @throws {ModelError} `NOT_A_MODEL` for another layout.
 */
export function weightSource(file: Hdf5File): WeightSource {
  for (const root of ["layers", "_layer_checkpoint_dependencies"]) {
    if (file.names(root)) return (layers) => byClass(file, root, layers);
  }
  for (const root of ["model_weights", ""]) {
    if (listAttribute(file, root, "layer_names")) return (layers) => byName(file, root, layers);
  }
  throw new ModelError(
    "NOT_A_MODEL",
    `[models] expected weights as Keras lays them out in HDF5, found the groups ${file.names("")?.join(", ") || "of none"}.`,
  );
}

/** Keras 3 counts the layers of each class: `conv2d`, `conv2d_1`, … */
function byClass(file: Hdf5File, root: string, layers: readonly NamedLayer[]): Hdf5Numbers[][] {
  const counts = new Map<string, number>();
  return layers.map(({ className }) => {
    const kind = snakeCase(className);
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    const path = `${root}/${count === 0 ? kind : `${kind}_${count}`}/vars`;
    return (file.names(path) ?? []).map((_, i) => file.numbers(`${path}/${i}`));
  });
}

/** As `keras.src.utils.naming.to_snake_case`. */
function snakeCase(className: string): string {
  return className
    .replaceAll(/\W+/g, "")
    .replaceAll(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replaceAll(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();
}

/** The legacy layout lists the layers by name, and in each group its weights. */
function byName(file: Hdf5File, root: string, layers: readonly NamedLayer[]): Hdf5Numbers[][] {
  const at = (...parts: readonly string[]) => [root, ...parts].filter((part) => part !== "").join("/");
  return layers.map(({ name }) =>
    (listAttribute(file, at(name), "weight_names") ?? []).map((weight) => file.numbers(at(name, weight))),
  );
}

/** A list of texts; one that is too long for an attribute is in several, with numbers behind the name. */
function listAttribute(file: Hdf5File, path: string, name: string): string[] | undefined {
  const whole = file.attribute(path, name);
  if (Array.isArray(whole)) return whole;
  if (whole !== undefined && whole !== null) return Array.from(whole as ArrayLike<string>);
  const parts: string[] = [];
  for (let i = 0; ; i++) {
    const part = file.attribute(path, `${name}${i}`);
    if (!Array.isArray(part)) return i === 0 ? undefined : parts;
    parts.push(...part);
  }
}
