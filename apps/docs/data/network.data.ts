import { setupWasm } from "@mnistlab/backend";
import { buildCnn, type ParameterRow, parameterTable, summary } from "@mnistlab/models";

/** What the pages say of the lab sheet's network. */
export interface NetworkData {
  /** What `summary` prints. */
  readonly summary: string;
  /** The arithmetic, layer by layer. */
  readonly rows: readonly ParameterRow[];
  readonly parameters: number;
}

declare const data: NetworkData;

export { data };

export default {
  /** Builds the network and asks it. */
  async load(): Promise<NetworkData> {
    await setupWasm();
    const model = buildCnn();
    const facts = { summary: summary(model), rows: parameterTable(model), parameters: model.countParams() };
    model.dispose();
    return facts;
  },
};
