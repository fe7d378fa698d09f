import type { LayersModel } from "@tensorflow/tfjs-layers";
import { type Architecture, builderOf } from "./architectures/architecture.js";
import { buildPlan } from "./build-plan.js";
import { rememberConfig } from "./config/remember-config.js";
import type { ClassifierOptions } from "./options/classifier-options.js";
import { resolveOptions } from "./options/resolve-options.js";

/**
 * What every builder does: checks the options, plans the layers, builds them, and has the model remember its config.
 *
 * @throws {ModelError} `INVALID_ARGUMENT`, `IMAGE_TOO_SMALL`, `NO_BACKEND`. Nothing has been created then.
 */
export function buildArchitecture<Options extends ClassifierOptions>(
  architecture: Architecture<Options>,
  options: Options,
): LayersModel {
  const resolved = resolveOptions(builderOf(architecture), architecture.options, options);
  const model = buildPlan(architecture.plan(resolved), resolved as Required<ClassifierOptions>);
  rememberConfig(model, { architecture: architecture.name, ...resolved });
  return model;
}
