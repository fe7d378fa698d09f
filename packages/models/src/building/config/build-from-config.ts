import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { ModelConfig } from "../architectures/architectures.js";
import { buildArchitecture } from "../build-architecture.js";
import { readConfig } from "./read-config.js";

/**
 * Builds and compiles the network that a config describes, as the builder of its architecture does.
 *
 * The config may come from a file or a study's record: everything in it is checked.
 *
 * @param config - Architecture and options. Same config, same initial weights: the seed is one of the options.
 * @returns An accelerated model, whose tensors are the caller's.
 * @throws {ModelError} `INVALID_ARGUMENT` for an unknown architecture, an unknown option (the message names the one that was
 * meant) or an option out of its range; `IMAGE_TOO_SMALL`; `NO_BACKEND`. Nothing has been created then.
 * @example
 * const model = buildFromConfig(JSON.parse('{ "architecture": "mlp", "denseUnits": [32] }'));
 * model.countParams(); // 25450
 * model.dispose();
 */
export function buildFromConfig(config: ModelConfig): LayersModel {
  const { architecture, options } = readConfig(config);
  return buildArchitecture(architecture, options);
}
