import { ModelError } from "../../model-error.js";

/** JSON as Keras writes it. */
export type Json = { readonly [key: string]: unknown };

/** A tensor by its origin, as Keras writes it. */
export type History = readonly [layer: string, node: number, tensor: number];

/** One layer of a Keras model, Keras 2 or 3. */
export interface KerasLayer {
  readonly className: string;
  readonly name: string;
  readonly config: Json;
  /** The inputs of each use of it; empty in a Sequential. */
  readonly uses: readonly (readonly History[])[];
}

/** A Keras model's architecture. */
export interface KerasModel {
  readonly kind: "Sequential" | "Functional";
  readonly name: string;
  readonly layers: readonly KerasLayer[];
  readonly inputs: readonly History[];
  readonly outputs: readonly History[];
  /** Whether Keras 3 wrote it, whose activations are others in one case. */
  readonly isKeras3: boolean;
}

/**
 * Reads the JSON of a model: `config.json` of a .keras file, or the attribute `model_config` of a legacy .h5 file.
 *
 * @throws {ModelError} `NOT_A_MODEL` for other JSON, `UNSUPPORTED_MODEL` for a model that is a class of its own.
 */
export function parseKerasConfig(text: string, isKeras3: boolean): KerasModel {
  let json: Json;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw notKeras("text that is not JSON", { cause });
  }
  const { class_name: className, config } = json ?? {};
  const kind = className === "Model" ? "Functional" : className;
  if (typeof kind !== "string" || !isJson(config)) throw notKeras("JSON without class_name and config");
  if (kind !== "Sequential" && kind !== "Functional") {
    throw new ModelError(
      "UNSUPPORTED_MODEL",
      `[models] expected a Sequential or functional Keras model, found one of the class ${kind}: only Python can build it.`,
    );
  }
  const layers = config.layers;
  if (!Array.isArray(layers)) throw notKeras("a model without layers");
  return {
    kind,
    name: String(config.name ?? "model"),
    layers: layers.map(parseLayer),
    inputs: historiesIn(config.input_layers),
    outputs: historiesIn(config.output_layers),
    isKeras3,
  };
}

function parseLayer(layer: unknown): KerasLayer {
  if (!isJson(layer) || typeof layer.class_name !== "string" || !isJson(layer.config)) {
    throw notKeras("a layer without class_name and config");
  }
  const uses = Array.isArray(layer.inbound_nodes) ? layer.inbound_nodes.map(historiesIn) : [];
  const name = String(layer.config.name ?? layer.name ?? layer.class_name);
  return { className: layer.class_name, name, config: layer.config, uses };
}

/**
 * All tensors that a structure names, in order. Keras 3 writes `{ class_name: "__keras_tensor__", config: { keras_history } }`
 * and Keras 2 `[layer, node, tensor, options]`, both within lists.
 */
function historiesIn(value: unknown): History[] {
  if (Array.isArray(value)) {
    const [layer, node, tensor] = value;
    const isHistory = typeof layer === "string" && typeof node === "number" && typeof tensor === "number";
    return isHistory ? [[layer, node, tensor]] : value.flatMap(historiesIn);
  }
  if (!isJson(value)) return [];
  if (value.class_name === "__keras_tensor__") return historiesIn((value.config as Json).keras_history);
  return historiesIn(value.args);
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function notKeras(found: string, options?: ErrorOptions): ModelError {
  return new ModelError(
    "NOT_A_MODEL",
    `[models] expected the architecture of a Keras model, found ${found}: save it by model.save("name.keras").`,
    options,
  );
}
