import type { ModelConfig } from "../architectures/architectures.js";
import type { NetworkPlan } from "../plan/network-plan.js";
import { readConfig } from "./read-config.js";

/**
 * What a config would build, without building it: the layers with their shapes, and what each costs.
 *
 * Needs no backend and creates no tensor, so that a search can refuse a network that is too large before it costs anything.
 *
 * @throws {ModelError} `INVALID_ARGUMENT`, `IMAGE_TOO_SMALL`, as the builder.
 * @example
 * const { parameters, flopsPerImage } = planOf({ architecture: "cnn" });
 * parameters; // 27562
 * flopsPerImage / 1e6; // 0.428608 MFLOP
 */
export function planOf(config: ModelConfig): NetworkPlan {
  const { architecture, options } = readConfig(config);
  return architecture.plan(options);
}
