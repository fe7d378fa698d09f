import { ModelError } from "../../model-error.js";
import type { Json, KerasLayer } from "./keras-config.js";

/** The options of a Keras layer, read one by one, each checked. */
export interface LayerOptions {
  /** The options of these names as they are, without those that the file does not have. */
  pick(...names: readonly string[]): Json;
  /** Throws unless an option is missing, `null` or one of the values. */
  only(name: string, ...values: readonly unknown[]): void;
  /** The activation `activation` by TensorFlow.js' name. */
  activation(): Json;
  readonly config: Json;
  fail(found: string): ModelError;
}

/** Keras' names of the activations that TensorFlow.js computes, in its own words. */
const activations: Readonly<Record<string, string>> = {
  linear: "linear",
  relu: "relu",
  relu6: "relu6",
  elu: "elu",
  selu: "selu",
  sigmoid: "sigmoid",
  tanh: "tanh",
  softmax: "softmax",
  log_softmax: "log_softmax",
  softplus: "softplus",
  softsign: "softsign",
  swish: "swish",
  silu: "swish",
  mish: "mish",
};

/** Reads the options of a layer. */
export function layerOptions({ className, name, config }: KerasLayer, isKeras3: boolean): LayerOptions {
  const fail = (found: string) =>
    new ModelError(
      "UNSUPPORTED_MODEL",
      `[models] expected layers that are built without Python, found ${found} in the layer "${name}" (${className}).`,
    );
  return {
    config,
    fail,
    pick: (...names) => Object.fromEntries(names.filter((key) => key in config).map((key) => [key, config[key]])),
    only(option, ...values) {
      const value = config[option] ?? null;
      if (value === null || values.some((allowed) => JSON.stringify(allowed) === JSON.stringify(value))) return;
      throw fail(`${option} ${JSON.stringify(value)}`);
    },
    activation() {
      const given = nameOf(config.activation ?? "linear");
      // Keras 2's is that of TensorFlow.js, 0.2 x + 0.5 cut to [0, 1]; Keras 3's has the slope 1/6.
      if (given === "hard_sigmoid" && !isKeras3) return { activation: given };
      if (given === undefined || !Object.hasOwn(activations, given)) {
        throw fail(`the activation ${JSON.stringify(config.activation)}`);
      }
      return { activation: activations[given] };
    },
  };
}

/** A function's name: Keras writes it as a text, or as an object with the text in `config`. */
function nameOf(activation: unknown): string | undefined {
  if (typeof activation === "string") return activation;
  const { class_name: kind, config } = activation as Json;
  return kind === "function" && typeof config === "string" ? config : undefined;
}
