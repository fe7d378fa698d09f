import type { Pruner } from "./pruner.js";

/**
 * Never prunes.
 *
 * @example
 * const study = await createStudy({ name: "demo", direction: "minimize", pruner: nopPruner() });
 */
export function nopPruner(): Pruner {
  return { name: "nop", prune: () => false };
}
