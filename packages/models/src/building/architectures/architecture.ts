import type { ClassifierOptions } from "../options/classifier-options.js";
import type { OptionTable } from "../options/option.js";
import type { NetworkPlan } from "../plan/network-plan.js";

/** A kind of network: the options that it has, and the layers that they come to. */
export interface Architecture<Options extends ClassifierOptions> {
  /** Its name in a config; `build` and this name, "buildCnn" say, is its builder's. */
  readonly name: string;
  readonly options: OptionTable<Options>;
  /**
   * The layers. Creates no tensor.
   *
   * @param options - Checked, with every default filled in.
   * @throws {ModelError} `IMAGE_TOO_SMALL` if the layers do not fit on the image.
   */
  plan(options: Required<Options>): NetworkPlan;
}

/** Name of an architecture's builder. */
export function builderOf({ name }: { readonly name: string }): string {
  return `build${name[0]!.toUpperCase()}${name.slice(1)}`;
}
