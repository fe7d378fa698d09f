import type { ParameterRow } from "@mnistlab/models";
import type { RunRecord } from "../../experiment/run-record.js";
import { count } from "../../format/numbers.js";
import { type Html, html } from "../html.js";
import { section } from "../section.js";
import { table } from "../table.js";

/** The network, and how its parameters add up. */
export function networkSections({ results }: RunRecord): (Html | undefined)[] {
  const { network, parameters } = results;
  return [
    network &&
      section(
        "network",
        `The network has ${count(network.parameters)} parameters`,
        html`<div class="scroll"><pre>${network.summary}</pre></div>`,
      ),
    parameters && parametersSection(parameters),
  ];
}

function parametersSection(rows: readonly ParameterRow[]): Html {
  const dense = rows.filter(({ kind }) => kind === "Dense").reduce((sum, row) => sum + row.parameters, 0);
  const total = rows.reduce((sum, row) => sum + row.parameters, 0);
  return section(
    "parameters",
    `${Math.round((100 * dense) / total)} % of the parameters are in the dense layers`,
    html`<p>Kernel height · width · channels in · filters, plus a bias per filter; inputs · units, plus a bias per unit.</p>`,
    table<ParameterRow>(
      [
        { title: "Layer", cell: ({ layer }) => layer, isNumber: false },
        { title: "Arithmetic", cell: ({ arithmetic }) => arithmetic, isNumber: false },
        {
          title: "Parameters",
          cell: ({ parameters, value }) => (parameters > 0 ? count(parameters) : `${count(value)} units`),
        },
      ],
      rows,
    ),
  );
}
